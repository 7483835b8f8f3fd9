package app.alembic.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps to themselves what libraries have to say below INFO, whatever levels are set: there they repeat bodies, parameters
 * and headers, which are people's questions, addresses and keys. Alembic's own loggers name ids only and may be as talkative
 * as one likes. Named in {@code logback-spring.xml}.
 */
public final class Discretion extends TurboFilter {

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        return level.isGreaterOrEqual(Level.INFO) || logger.getName().startsWith("app.alembic.")
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }
}

package app.alembic.schema;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the history.
 *
 * @param appliedAt null where this database has not taken it yet
 * @param isKnown whether this build brings it; a newer one took it otherwise
 */
public record Step(String revision, String title, @Nullable Instant appliedAt, boolean isKnown) {}

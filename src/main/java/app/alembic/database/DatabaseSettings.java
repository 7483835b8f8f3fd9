package app.alembic.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Where the data is.
 *
 * @param data the folder of the embedded database, used when {@code database.url} is not set
 */
@ConfigurationProperties("alembic")
record DatabaseSettings(
        Path data,
        @Name("database") Server database,
        @Name("migration") Server migration) {

    /** @param url {@code postgresql://user:password@host/database}; empty means none */
    record Server(@Nullable String url) {
        boolean isSet() {
            return url != null && !url.isBlank();
        }
    }
}

package app.alembic.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The database that this process works on: one that was configured, the embedded one of a service that is running, or an
 * embedded one that this process starts and stops itself.
 */
public final class DatabaseAccess implements AutoCloseable {

    private final ConnectionUrls urls;
    private final @Nullable EmbeddedPostgres embedded;

    private DatabaseAccess(ConnectionUrls urls, @Nullable EmbeddedPostgres embedded) {
        this.urls = urls;
        this.embedded = embedded;
    }

    /**
     * @param mayShare whether another process may be serving the embedded database already: a command joins it, a second
     *     service must not
     * @throws DatabaseUnusable if there is no way to it
     */
    static DatabaseAccess open(DatabaseSettings settings, boolean mayShare) {
        DatabaseSettings.Server server = settings.database();
        if (server.isSet()) {
            ConnectionUrl url = ConnectionUrl.parse("ALEMBIC_DATABASE_URL", String.valueOf(server.url()));
            ConnectionUrl owner = settings.migration().isSet()
                    ? ConnectionUrl.parse(
                            "ALEMBIC_MIGRATION_URL",
                            String.valueOf(settings.migration().url()))
                    : url;
            return new DatabaseAccess(new ConnectionUrls(owner, url), null);
        }
        Path folder = settings.data();
        if (mayShare && EmbeddedPostgres.isRunning(folder)) {
            return new DatabaseAccess(EmbeddedPostgres.urlsOf(folder), null);
        }
        EmbeddedPostgres embedded = EmbeddedPostgres.start(folder);
        return new DatabaseAccess(embedded.urls(), embedded);
    }

    public ConnectionUrls urls() {
        return urls;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}

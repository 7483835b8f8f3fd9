package app.alembic.database;

import java.nio.file.Files;
import java.util.Locale;

/** How to reach the database with psql, without starting anything. */
public final class DatabaseAddress {

    /** As whom to log in. */
    public enum Role {
        /** Owns the schema; row level security does not hold it. */
        OWNER,
        /** The login of the service, which may do nothing until it takes a role. */
        AUTHENTICATOR,
        /** The same, acting as service_role. */
        SERVICE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final DatabaseSettings settings;

    DatabaseAddress(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** @throws DatabaseUnusable if no database was configured, nor made yet */
    public ConnectionUrl url(Role role) {
        ConnectionUrls urls = urls();
        return switch (role) {
            case OWNER -> urls.owner();
            case AUTHENTICATOR -> urls.authenticator();
            case SERVICE -> urls.authenticator().with("options", "-c role=service_role");
        };
    }

    /** Whether it can be reached now, as far as this process knows: a configured one is taken to be. */
    public boolean isUp() {
        return settings.database().isSet() || EmbeddedPostgres.isRunning(settings.data());
    }

    private ConnectionUrls urls() {
        if (settings.database().isSet()) {
            return DatabaseAccess.open(settings, true).urls();
        }
        if (!Files.exists(settings.data().resolve("secrets.properties"))) {
            throw new DatabaseUnusable(
                    "There is no database in %s yet; start the service once, or name its folder with --data."
                            .formatted(settings.data().toAbsolutePath().normalize()));
        }
        return EmbeddedPostgres.urlsOf(settings.data());
    }
}

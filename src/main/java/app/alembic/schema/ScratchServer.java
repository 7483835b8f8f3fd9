package app.alembic.schema;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.DatabaseUnusable;
import app.alembic.database.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/** Gives out empty databases on an embedded server of its own, which is gone with its folder when the work is done. */
@FunctionalInterface
interface ScratchServer {

    /** @param name unique on the server, of letters and digits */
    ScratchDatabase database(String name);

    static <T> T during(Function<ScratchServer, T> work) {
        try {
            Path folder = Files.createTempDirectory("alembic-scratch");
            try (var server = EmbeddedPostgres.start(folder)) {
                return work.apply(on(server.superuser("postgres"), server.urls().owner()));
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** On a server that runs already. */
    static ScratchServer on(ConnectionUrl superuser, ConnectionUrl owner) {
        return name -> {
            try (Connection connection = superuser.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, owner.user()));
            } catch (SQLException failure) {
                throw new DatabaseUnusable("No scratch database can be made: " + failure.getMessage(), failure);
            }
            var database = new ScratchDatabase(owner.on(name));
            database.run("The roles", SchemaHistory.roles());
            return database;
        };
    }
}

package app.alembic.schema;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.ConnectionUrls;
import app.alembic.database.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * One real PostgreSQL for all tests of this JVM, started once in the build folder. Each test class that asks gets a
 * database of its own, copied from a template at the head of the migrations.
 */
public final class TestServer {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final Path FOLDER = newFolder();
    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-databases")), "pg");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static EmbeddedPostgres start() {
        var server = EmbeddedPostgres.start(FOLDER);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
        spareTheDisk(server);
        new SchemaHistory(server.urls().owner(), Migrations.ofThisBuild()).upgradeToHead();
        return server;
    }

    /** A copy of the template is a thousand files, and none has to outlive a power cut. */
    private static void spareTheDisk(EmbeddedPostgres server) {
        try (Connection connection = server.superuser("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET fsync = off");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void end(EmbeddedPostgres server) {
        server.close();
        try {
            FileSystemUtils.deleteRecursively(FOLDER);
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }

    /** The owner's login of a data folder that another process serves. */
    public static ConnectionUrl ownerOf(Path data) {
        return EmbeddedPostgres.urlsOf(data).owner();
    }

    /** PostgreSQL's programs, unpacked: a data folder that links to them need not unpack its own. */
    public static Path engine() {
        return SERVER.engine();
    }

    /** What the server logs. */
    public static Path log() {
        return FOLDER.resolve("postgres.log");
    }

    /** Whom nothing holds, in that database: for settings of the server. */
    public static ConnectionUrl superuser(String database) {
        return SERVER.superuser(database);
    }

    /** A new database at the head of the migrations; its owner and the service's login. */
    public static synchronized ConnectionUrls migrated() {
        return database("TEMPLATE alembic");
    }

    /** Empty databases to try schemas in. */
    static ScratchServer scratch() {
        ScratchServer server =
                ScratchServer.on(SERVER.superuser("postgres"), SERVER.urls().owner());
        return name -> server.database("%s_%d".formatted(name, COUNT.incrementAndGet()));
    }

    /** A new database with nothing in it. */
    public static synchronized ConnectionUrls empty() {
        return database("");
    }

    /** A new connection for each statement, as the login of {@code url}. */
    public static DataSource dataSource(ConnectionUrl url) {
        return new DriverManagerDataSource(url.jdbc(), url.user(), String.valueOf(url.password()));
    }

    private static ConnectionUrls database(String how) {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = SERVER.superuser("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE %s OWNER alembic %s".formatted(name, how));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        ConnectionUrls urls = SERVER.urls();
        return new ConnectionUrls(urls.owner().on(name), urls.authenticator().on(name));
    }
}

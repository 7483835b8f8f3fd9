package app.alembic.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that belongs to this process: made, started, watched and stopped with it. It listens on loopback
 * with passwords, on a port chosen once for the data folder, and syncs to disk like any other.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String DATABASE = "alembic";
    private static final int MAJOR_VERSION = 18;

    /** A service takes 32 of them and each command a few; a place that nobody takes costs some kilobytes. */
    private static final int CONNECTIONS = 200;

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final Confinement confinement;
    private final PostgresKeeper keeper;
    private final Properties secrets;

    private EmbeddedPostgres(DataFolder folder) {
        this.folder = folder;
        this.programs = PostgresPrograms.unpackedIn(folder.engine());
        this.confinement = Confinement.of(folder);
        this.keeper = new PostgresKeeper(folder, programs, confinement, CONNECTIONS);
        this.secrets = folder.secrets();
    }

    /**
     * Starts the server of a data folder, making both where they are missing; whatever a killed process left behind is
     * recovered first.
     *
     * @throws DatabaseUnusable with one sentence for the operator
     */
    public static EmbeddedPostgres start(Path dataFolder) {
        DataFolder folder = DataFolder.lock(dataFolder);
        try {
            var server = new EmbeddedPostgres(folder);
            server.start();
            return server;
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    /** How to reach the database of a folder that another process serves now. */
    public static ConnectionUrls urlsOf(Path dataFolder) {
        return urls(DataFolder.secrets(dataFolder));
    }

    static boolean isRunning(Path dataFolder) {
        return DataFolder.isLocked(dataFolder);
    }

    public ConnectionUrls urls() {
        return urls(secrets);
    }

    /** The superuser's address on any database of this server: for tests and backups. */
    public ConnectionUrl superuser(String database) {
        return url(secrets, "postgres", database);
    }

    /** Where the programs of the server lie, by version. */
    public Path engine() {
        return folder.engine();
    }

    private void start() {
        chooseSecrets();
        refuseOtherVersions();
        keeper.stopOrphan();
        if (!Files.exists(folder.postgres())) {
            initialise();
        }
        choosePort();
        keeper.start(secrets.getProperty("port"));
        prepare();
        LOG.info(
                "PostgreSQL {} is up on port {}, {}",
                MAJOR_VERSION,
                secrets.getProperty("port"),
                confinement.description());
    }

    private void chooseSecrets() {
        boolean changed = false;
        for (String login : List.of("postgres", "owner", "authenticator")) {
            changed |= secrets.putIfAbsent(login, password()) == null;
        }
        if (changed) {
            folder.keep(secrets);
        }
    }

    private void refuseOtherVersions() {
        try {
            String found =
                    Files.readString(folder.postgres().resolve("PG_VERSION")).strip();
            if (!found.equals(String.valueOf(MAJOR_VERSION))) {
                throw new DatabaseUnusable(
                        "The data folder %s holds a database of PostgreSQL %s, this Alembic brings %d; run the Alembic that made it, or choose another folder with --data."
                                .formatted(folder.path(), found, MAJOR_VERSION));
            }
        } catch (NoSuchFileException notYet) {
            // A new folder.
        } catch (IOException unreadable) {
            throw new DatabaseUnusable(
                    "The data folder %s cannot be read; run Alembic as the user that made it.".formatted(folder.path()),
                    unreadable);
        }
    }

    /** Made under a temporary name and renamed when whole. */
    private void initialise() {
        Path temporary = folder.path().resolve("postgres.making");
        Path password = folder.path().resolve("postgres.making.password");
        try {
            PostgresPrograms.delete(temporary);
            Files.deleteIfExists(password);
            Files.createDirectory(temporary);
            DataFolder.permit(temporary, "rwx------");
            Files.createFile(password);
            DataFolder.permit(password, "rw-------");
            Files.writeString(password, secrets.getProperty("postgres"));
            confinement.handOver(temporary);
            confinement.handOver(password);
            keeper.run(List.of(
                    programs.program("initdb").toString(),
                    "--pgdata=" + temporary,
                    "--username=postgres",
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums"));
            Files.delete(password);
            Files.move(temporary, folder.postgres(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new DatabaseUnusable(
                    "The database in %s cannot be made (%s); is the disk full?"
                            .formatted(folder.path(), failure.getMessage()),
                    failure);
        }
    }

    /** The port of the last time, so that whoever wrote it down still finds it; another one when it has been taken. */
    private void choosePort() {
        int wanted = Integer.parseInt(secrets.getProperty("port", "0"));
        int port = freePort(wanted);
        if (port != wanted) {
            if (wanted != 0) {
                LOG.warn("Port {} is taken by another program; the database moves to {}", wanted, port);
            }
            secrets.setProperty("port", String.valueOf(port));
            folder.keep(secrets);
        }
    }

    static int freePort(int wanted) {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            if (wanted == 0) {
                throw new DatabaseUnusable("No free port on loopback for the database.", taken);
            }
            return freePort(0);
        }
    }

    /** The owner of the schema and the login of the service; every start makes sure of them, for the first may be cut. */
    private void prepare() {
        try (Connection connection = superuser("postgres").connect()) {
            boolean exists;
            try (var query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
                query.setString(1, DATABASE);
                exists = query.executeQuery().next();
            }
            if (!exists) {
                try (var statement = connection.createStatement()) {
                    statement.execute("DROP ROLE IF EXISTS alembic");
                    statement.execute("CREATE ROLE alembic LOGIN CREATEROLE CREATEDB BYPASSRLS PASSWORD '%s'"
                            .formatted(secrets.getProperty("owner")));
                    statement.execute("DROP ROLE IF EXISTS authenticator");
                    statement.execute("CREATE ROLE authenticator LOGIN NOINHERIT PASSWORD '%s'"
                            .formatted(secrets.getProperty("authenticator")));
                    statement.execute("GRANT authenticator TO alembic WITH ADMIN OPTION");
                    statement.execute("CREATE DATABASE alembic OWNER alembic");
                    statement.execute("REVOKE CONNECT, TEMPORARY ON DATABASE alembic FROM PUBLIC");
                    statement.execute("GRANT CONNECT ON DATABASE alembic TO authenticator");
                }
            }
        } catch (SQLException failure) {
            keeper.stop();
            throw new DatabaseUnusable("The new database cannot be prepared: " + failure.getMessage(), failure);
        }
    }

    /** Shuts the server down cleanly and gives the folder back. */
    @Override
    public void close() {
        keeper.stop();
        folder.close();
    }

    private static ConnectionUrls urls(Properties secrets) {
        return new ConnectionUrls(url(secrets, "alembic", DATABASE), url(secrets, "authenticator", DATABASE));
    }

    private static ConnectionUrl url(Properties secrets, String user, String database) {
        String password = secrets.getProperty(user.equals("alembic") ? "owner" : user);
        if (password == null || secrets.getProperty("port") == null) {
            throw new DatabaseUnusable("The database is just being made; try again in a moment.");
        }
        return new ConnectionUrl(user, password, "127.0.0.1:" + secrets.getProperty("port"), database, "");
    }

    private static String password() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RESTARTS_IN_A_ROW = 5;

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final Confinement confinement;
    private final Properties secrets;
    private volatile boolean stopping;

    private EmbeddedPostgres(DataFolder folder) {
        this.folder = folder;
        this.programs = PostgresPrograms.unpackedIn(folder.engine());
        this.confinement = Confinement.of(folder);
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
    static ConnectionUrls urlsOf(Path dataFolder) {
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

    private void start() {
        chooseSecrets();
        refuseOtherVersions();
        stopOrphan();
        if (!Files.exists(folder.postgres())) {
            initialise();
        }
        choosePort();
        launch();
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

    /** A server that outlived its killed service is stopped; it must not be found by its number alone. */
    private void stopOrphan() {
        Path pidFile = folder.postgres().resolve("postmaster.pid");
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle orphan = ProcessHandle.of(pid).orElse(null);
            if (orphan == null || !isOurs(pid)) {
                return;
            }
            LOG.warn("A PostgreSQL from an earlier run (process {}) is still there; stopping it", pid);
            run(List.of(
                    programs.program("pg_ctl").toString(),
                    "stop",
                    "-D",
                    folder.postgres().toString(),
                    "-m",
                    "fast",
                    "-t",
                    "30"));
            if (isOurs(pid)) {
                throw new DatabaseUnusable(
                        "A PostgreSQL from an earlier run (process %d) does not stop; end it, then start again."
                                .formatted(pid));
            }
        } catch (NoSuchFileException none) {
            // It was shut down cleanly, or never ran.
        } catch (IOException | NumberFormatException unreadable) {
            LOG.warn("{} cannot be read; PostgreSQL will judge it itself", pidFile);
        }
    }

    private boolean isOurs(long pid) {
        try {
            return Files.isSameFile(Path.of("/proc", String.valueOf(pid), "cwd"), folder.postgres());
        } catch (IOException gone) {
            // No /proc on this system, or the process has ended.
            return !Files.exists(Path.of("/proc/self"))
                    && ProcessHandle.of(pid)
                            .flatMap(process -> process.info().command())
                            .filter(command -> command.endsWith("postgres"))
                            .isPresent();
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
            run(List.of(
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

    private static int freePort(int wanted) {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            if (wanted == 0) {
                throw new DatabaseUnusable("No free port on loopback for the database.", taken);
            }
            return freePort(0);
        }
    }

    /**
     * The server is tied to the life of the thread that starts it, so that it ends when this process is killed; that
     * thread therefore lives as long as the process, watches the server, and starts it again when it dies alone.
     */
    private void launch() {
        var started = new CompletableFuture<Void>();
        Thread.ofPlatform().name("postgres-keeper").daemon().start(() -> keep(started));
        try {
            started.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            stopping = true;
            if (failure.getCause() instanceof DatabaseUnusable unusable) {
                throw unusable;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (TimeoutException tooLong) {
            stop();
            throw new DatabaseUnusable(
                    "PostgreSQL was not ready after %d s; %s says why.".formatted(PATIENCE.toSeconds(), folder.log()),
                    tooLong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(CompletableFuture<Void> started) {
        int restarts = 0;
        while (!stopping) {
            try {
                Process server = spawn();
                boolean ready = awaitReady(server);
                if (ready) {
                    started.complete(null);
                    restarts = 0;
                }
                int status = server.waitFor();
                if (stopping) {
                    return;
                }
                if (!started.isDone() && ++restarts > 1) {
                    throw new DatabaseUnusable("PostgreSQL does not start; the last lines of %s say why: %s"
                            .formatted(folder.log(), lastLogLines()));
                }
                if (++restarts > RESTARTS_IN_A_ROW) {
                    LOG.error("PostgreSQL does not come back; {} says why", folder.log());
                    return;
                }
                LOG.error("PostgreSQL ended by itself (status {}); starting it again", status);
                TimeUnit.MILLISECONDS.sleep(200L * restarts);
            } catch (DatabaseUnusable failure) {
                started.completeExceptionally(failure);
                return;
            } catch (IOException failure) {
                started.completeExceptionally(
                        new DatabaseUnusable("PostgreSQL cannot be run: " + failure.getMessage() + ".", failure));
                return;
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private Process spawn() throws IOException {
        var command = new ArrayList<>(List.of(
                programs.program("postgres").toString(), "-D", folder.postgres().toString()));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "port=" + secrets.getProperty("port"),
                "unix_socket_directories=",
                "max_connections=100",
                "shared_buffers=128MB",
                "wal_compression=on",
                "timezone=UTC",
                "log_timezone=UTC",
                // Statements are never logged: their parameters are people's questions.
                "log_min_error_statement=panic",
                "log_parameter_max_length_on_error=0")) {
            command.add("-c");
            command.add(setting);
        }
        var builder = new ProcessBuilder(confinement.wrap(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        if (Files.notExists(folder.log())) {
            Files.createFile(folder.log());
        }
        DataFolder.permit(folder.log(), "rw-------");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.start();
    }

    /** The last line of postmaster.pid says "ready" when connections are welcome. */
    private boolean awaitReady(Process server) throws InterruptedException {
        Path pidFile = folder.postgres().resolve("postmaster.pid");
        while (server.isAlive() && !stopping) {
            try {
                List<String> lines = Files.readAllLines(pidFile);
                if (lines.size() >= 8
                        && lines.getFirst().strip().equals(String.valueOf(server.pid()))
                        && lines.get(7).strip().equals("ready")) {
                    return true;
                }
            } catch (IOException notYet) {
                // Written in a moment.
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return false;
    }

    /** The owner of the schema and the login of the service; every start makes sure of them, for the first may be cut. */
    private void prepare() {
        try (Connection connection = connect(superuser("postgres"))) {
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
            stop();
            throw new DatabaseUnusable("The new database cannot be prepared: " + failure.getMessage(), failure);
        }
    }

    static Connection connect(ConnectionUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    /** Shuts the server down cleanly and gives the folder back. */
    @Override
    public void close() {
        stop();
        folder.close();
    }

    private synchronized void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        if (Files.exists(folder.postgres().resolve("postmaster.pid"))) {
            run(List.of(
                    programs.program("pg_ctl").toString(),
                    "stop",
                    "-D",
                    folder.postgres().toString(),
                    "-m",
                    "fast",
                    "-t",
                    "60"));
        }
        LOG.info("PostgreSQL is down");
    }

    /** Runs one of the programs to its end; what it prints goes to the server's log. */
    private void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(confinement.wrap(command))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                    .start();
            if (process.waitFor() != 0) {
                LOG.warn(
                        "{} ended with {}: {}",
                        Path.of(command.getFirst()).getFileName(),
                        process.exitValue(),
                        lastLogLines());
            }
        } catch (IOException failure) {
            throw new DatabaseUnusable(
                    "%s cannot be run: %s.".formatted(command.getFirst(), failure.getMessage()), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String lastLogLines() {
        try {
            List<String> lines = Files.readAllLines(folder.log());
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException unreadable) {
            return "(unreadable)";
        }
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

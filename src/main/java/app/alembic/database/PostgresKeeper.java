package app.alembic.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the server's process: starts it, watches it, starts it again when it dies alone, and stops it. */
final class PostgresKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresKeeper.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RESTARTS_IN_A_ROW = 5;

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final Confinement confinement;
    private final int connections;
    private volatile String port = "";
    private volatile boolean stopping;

    /** @param connections how many the server takes, its three for superusers among them */
    PostgresKeeper(DataFolder folder, PostgresPrograms programs, Confinement confinement, int connections) {
        this.folder = folder;
        this.programs = programs;
        this.confinement = confinement;
        this.connections = connections;
    }

    /**
     * The server is tied to the life of the thread that starts it, so that it ends when this process is killed; that
     * thread therefore lives as long as the process, watches the server, and starts it again when it dies alone.
     */
    void start(String onPort) {
        port = onPort;
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
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=" + connections,
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

    /** A server that outlived its killed service is stopped; it must not be found by its number alone. */
    void stopOrphan() {
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

    synchronized void stop() {
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
    void run(List<String> command) {
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
}

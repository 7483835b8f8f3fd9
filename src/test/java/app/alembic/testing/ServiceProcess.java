package app.alembic.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.schema.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The command line as a process of its own, to be killed like one. */
public final class ServiceProcess implements AutoCloseable {

    private static final String READY = "Alembic is ready at ";

    private final Process process;
    private final Path log;
    private final String address;

    private ServiceProcess(Process process, Path log, String address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** What a command printed, and how it ended. */
    public record Ended(int status, String out, String err) {}

    /** Runs a command to its end. */
    public static Ended run(Map<String, String> environment, String... arguments) {
        try {
            Path err = Files.createTempFile("alembic", ".err");
            ProcessBuilder builder = command(arguments).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            int status = process.waitFor();
            String said = Files.readString(err);
            Files.delete(err);
            return new Ended(status, out, said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Serves from that folder on a free port; returns when it is ready. */
    public static ServiceProcess serve(Path data) {
        return serve(data, Map.of());
    }

    /** The same with further settings in its environment. */
    public static ServiceProcess serve(Path data, Map<String, String> environment) {
        return serve(data, environment, serving(data));
    }

    /** Begins to serve from that folder, and is killed after so long, ready or not. */
    public static void killedWhileStarting(Path data, Map<String, String> environment, Duration after) {
        try {
            ProcessBuilder builder = serving(data);
            builder.environment().putAll(environment);
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("service.log").toFile()))
                    .start();
            process.waitFor(after.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** As an operator serves, by the launcher of this checkout, which must have been built ({@code ./alembic --build}). */
    public static ServiceProcess launch(Path data, Map<String, String> environment, List<String> before) {
        var command = new ArrayList<>(before);
        command.addAll(List.of("./alembic", "serve", "--port", "0", "--data", data.toString()));
        return serve(data, environment, withoutOurSettings(new ProcessBuilder(command)));
    }

    private static ServiceProcess serve(Path data, Map<String, String> environment, ProcessBuilder command) {
        try {
            Files.createDirectories(data);
            if (Files.notExists(data.resolve("engine"))) {
                Files.createSymbolicLink(
                        data.resolve("engine"), TestServer.engine().toAbsolutePath());
            }
            Path log = data.resolve("service.log");
            command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            command.environment().putAll(environment);
            Process process = command.start();
            BufferedReader out = process.inputReader();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    return new ServiceProcess(process, log, line.substring(READY.length()));
                }
            }
            throw new AssertionError("the service did not start: " + Files.readString(log));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public long pid() {
        return process.pid();
    }

    public String address() {
        return address;
    }

    public Client client() {
        return new Client(address, JsonMapper.shared());
    }

    public Cast cast() {
        return new Cast(address, client());
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@code kill -9}: no hook runs. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM, as an operator or a system would. */
    public int terminate() {
        process.destroy();
        return await();
    }

    /** The PostgreSQL that this service started: the leader of its processes. */
    public ProcessHandle postgres() {
        return process.children()
                .filter(child -> child.info().command().orElse("").endsWith("/postgres"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no PostgreSQL below " + process.pid()));
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    private int await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the service did not end: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static ProcessBuilder serving(Path data) {
        return withoutOurSettings(
                new ProcessBuilder(QuickStart.command("serve", "--port", "0", "--data", data.toString())));
    }

    private static ProcessBuilder command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "app.alembic.cli.Main"));
        command.addAll(List.of(arguments));
        return withoutOurSettings(new ProcessBuilder(command));
    }

    private static ProcessBuilder withoutOurSettings(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("ALEMBIC_"));
        return builder;
    }
}

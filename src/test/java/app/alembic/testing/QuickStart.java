package app.alembic.testing;

import app.alembic.schema.TestServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/**
 * Starts the command line with a cache of loaded classes, as the launcher does: a service that is killed all day long spends
 * most of it in starting. Made once in each run of the tests, from the classes as they are compiled now.
 */
final class QuickStart {

    private static final QuickStart ONCE = new QuickStart();

    private final Path folder;
    private final String classPath;

    private QuickStart() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "quick-start")), "jvm");
            Runtime.getRuntime().addShutdownHook(new Thread(this::delete));
            classPath = jarsOnly();
            train();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> command(String... arguments) {
        return ONCE.command("-XX:AOTCache=" + ONCE.cache(), List.of(arguments));
    }

    private List<String> command(String cache, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                cache,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-cp",
                classPath,
                "app.alembic.cli.Main"));
        command.addAll(arguments);
        return command;
    }

    private Path cache() {
        return folder.resolve("alembic.aot").toAbsolutePath();
    }

    /** A cache takes no folders of classes: those of the service become a jar, those of the tests are left out. */
    private String jarsOnly() throws IOException {
        var path = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path place = Path.of(entry).toAbsolutePath();
            if (Files.isRegularFile(place)) {
                path.add(place.toString());
            } else if (Files.exists(place.resolve("app/alembic/cli/Main.class"))) {
                path.add(jar(place).toString());
            }
        }
        return String.join(File.pathSeparator, path);
    }

    private Path jar(Path classes) throws IOException {
        Path jar = folder.resolve("service.jar").toAbsolutePath();
        try (OutputStream file = Files.newOutputStream(jar);
                var zip = new ZipOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            zip.setLevel(0);
            for (Path path : found.filter(path -> !path.equals(classes)).toList()) {
                String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
                // Spring looks for packages by the entries of their folders.
                zip.putNextEntry(new ZipEntry(Files.isDirectory(path) ? name + "/" : name));
                if (Files.isRegularFile(path)) {
                    Files.copy(path, zip);
                }
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** Without a cache everything works, only slower. */
    private void train() throws IOException {
        Path data = Files.createDirectories(folder.resolve("training"));
        Files.createSymbolicLink(data.resolve("engine"), TestServer.engine().toAbsolutePath());
        var builder = new ProcessBuilder(
                        command("-XX:AOTCacheOutput=" + cache(), List.of("train", "--data", data.toString())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("training.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ALEMBIC_"));
        try {
            if (builder.start().waitFor() != 0) {
                throw new AssertionError(
                        "no start-up cache was made: " + Files.readString(folder.resolve("training.log")));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void delete() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}

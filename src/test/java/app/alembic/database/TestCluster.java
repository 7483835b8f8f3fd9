package app.alembic.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL as others run it: the oldest or the newest version, with a superuser and nothing else, on loopback. It
 * lives in the build folder and ends with this JVM.
 */
public final class TestCluster {

    private static final Path CLUSTERS = Path.of("target", "test-databases").toAbsolutePath();

    /** A hundred of a test's own at once, those that watch them, and the three that are kept for superusers. */
    private static final int CONNECTIONS = 200;

    private static final String PASSWORD = "of a database that lives as long as its tests";

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final Confinement confinement;
    private final PostgresKeeper keeper;
    private final String superuser;
    private final int port = EmbeddedPostgres.freePort(0);

    private TestCluster(int major, String superuser) throws IOException {
        Files.createDirectories(CLUSTERS);
        this.folder = DataFolder.lock(Files.createTempDirectory(CLUSTERS, "pg" + major + "-"));
        this.programs = programs(major);
        this.confinement = Confinement.of(folder);
        this.keeper = new PostgresKeeper(folder, programs, confinement, CONNECTIONS);
        this.superuser = superuser;
    }

    /** @param major 15 or 18 */
    public static TestCluster start(int major, String superuser) {
        try {
            var cluster = new TestCluster(major, superuser);
            cluster.initialise(major);
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::end));
            cluster.keeper.start(String.valueOf(cluster.port));
            return cluster;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public ConnectionUrl superuser() {
        return login(superuser, PASSWORD);
    }

    /** That role's address on the database {@code postgres}. */
    public ConnectionUrl login(String role, String password) {
        return new ConnectionUrl(role, password, "127.0.0.1:" + port, "postgres", "");
    }

    /** Unpacked once for all tests, by whichever of their JVMs comes first. */
    private static synchronized PostgresPrograms programs(int major) throws IOException {
        Path engines = CLUSTERS.resolve("engine");
        try (var turn = FileChannel.open(CLUSTERS.resolve("engine.lock"), CREATE, WRITE);
                FileLock _ = turn.lock()) {
            if (major == 18) {
                return PostgresPrograms.unpackedIn(engines);
            }
            // Copied there by the build: it cannot lie on the class path beside the bundled version.
            Path jar = Path.of("target", "postgres-" + major, "postgres.jar");
            try (var archive = new JarFile(jar.toFile());
                    InputStream packed = archive.getInputStream(
                            Objects.requireNonNull(archive.getEntry(PostgresPrograms.archiveName())))) {
                return PostgresPrograms.unpackedIn(engines, major + "-" + Files.size(jar), packed);
            }
        }
    }

    private void initialise(int major) throws IOException {
        Path password = Files.writeString(folder.path().resolve("password"), PASSWORD);
        Files.createDirectory(folder.postgres());
        DataFolder.permit(folder.postgres(), "rwx------");
        confinement.handOver(folder.postgres());
        confinement.handOver(password);
        var initdb = new ArrayList<>(List.of(
                programs.program("initdb").toString(),
                "--pgdata=" + folder.postgres(),
                "--username=" + superuser,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8"));
        // The builtin locales came with 17; before them only C is on every system.
        initdb.addAll(
                major >= 17
                        ? List.of("--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                        : List.of("--locale=C"));
        keeper.run(initdb);
        // Nobody will miss the data, and the many databases of the tests would take a minute to sync at the end.
        Files.writeString(folder.postgres().resolve("postgresql.conf"), "\nfsync = off\n", StandardOpenOption.APPEND);
        Files.delete(password);
    }

    private void end() {
        keeper.stop();
        folder.close();
        try {
            FileSystemUtils.deleteRecursively(folder.path());
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}

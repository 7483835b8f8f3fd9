package app.alembic.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive that comes with the build. */
final class PostgresPrograms {

    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Those of the bundled server. */
    static PostgresPrograms unpackedIn(Path engines) {
        String archive = "/" + archiveName();
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new DatabaseUnusable(
                        "This build brings no PostgreSQL for this system (%s); set ALEMBIC_DATABASE_URL to one of your own."
                                .formatted(archive));
            }
            return unpackedIn(engines, version(), packed);
        } catch (IOException failure) {
            throw new DatabaseUnusable(
                    "PostgreSQL cannot be unpacked into %s (%s); is the disk full?"
                            .formatted(engines, failure.getMessage()),
                    failure);
        }
    }

    /** Unpacks under a temporary name and renames when whole, so that a killed process leaves no half a server. */
    static PostgresPrograms unpackedIn(Path engines, String version, InputStream packed) throws IOException {
        Path folder = engines.resolve(version);
        if (!Files.isDirectory(folder)) {
            Path temporary = engines.resolve(version + ".unpacking");
            delete(temporary);
            Files.createDirectories(temporary);
            DataFolder.permit(engines, "rwxr-xr-x");
            DataFolder.permit(temporary, "rwxr-xr-x");
            unpack(packed, temporary);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresPrograms(folder);
    }

    /** Of the bundled server: "18.6.0". */
    private static String version() throws IOException {
        try (InputStream file = PostgresPrograms.class.getResourceAsStream("/build.properties")) {
            var build = new Properties();
            build.load(file);
            return build.getProperty("postgres");
        }
    }

    /** In the root of an artifact of binaries, whichever version of PostgreSQL it holds. */
    static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        if (system.contains("mac")) {
            return arm ? "postgres-darwin-arm_64.txz" : "postgres-darwin-x86_64.txz";
        }
        return arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive reaches outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    DataFolder.permit(target, "rwxr-xr-x");
                } else if (entry.isSymbolicLink()) {
                    link(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                    DataFolder.permit(target, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
                }
            }
        }
    }

    private static void link(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        try {
            Files.createSymbolicLink(link, target);
        } catch (FileAlreadyExistsException again) {
            Files.delete(link);
            Files.createSymbolicLink(link, target);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

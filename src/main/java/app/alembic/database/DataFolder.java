package app.alembic.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where everything lives that the service keeps on disk:
 *
 * <pre>
 * format               the number of this layout
 * alembic.lock         locked by the process that runs the database; holds its id
 * secrets.properties   passwords and the port, readable by the owner alone
 * engine/VERSION/      PostgreSQL's programs
 * postgres/            PostgreSQL's own data folder
 * postgres.log
 * </pre>
 */
final class DataFolder implements AutoCloseable {

    private static final int FORMAT = 1;

    /** POSIX drops a process's locks on a file when any of its handles is closed: so this process must not look twice. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Opens the folder for this process alone, making it where it is missing.
     *
     * @throws DatabaseUnusable if another process has it, it cannot be written, or a newer Alembic made it
     */
    static DataFolder lock(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        if (!HELD_HERE.add(path)) {
            throw new DatabaseUnusable("The data folder %s is in use by this very process.".formatted(path));
        }
        DataFolder folder = null;
        try {
            folder = lockedBy(path);
            return folder;
        } finally {
            if (folder == null) {
                HELD_HERE.remove(path);
            }
        }
    }

    private static DataFolder lockedBy(Path path) {
        try {
            Files.createDirectories(path);
            // Others may pass through, for PostgreSQL may have to run as somebody else, but not look around.
            permit(path, "rwx--x--x");
            FileChannel lockFile = FileChannel.open(path.resolve("alembic.lock"), CREATE, READ, WRITE);
            if (tryLock(lockFile) == null) {
                String holder = read(lockFile);
                lockFile.close();
                throw new DatabaseUnusable(
                        "The data folder %s is in use by process %s; stop that one first, or choose another with --data."
                                .formatted(path, holder.isBlank() ? "(unknown)" : holder.strip()));
            }
            write(lockFile, ProcessHandle.current().pid() + "\n");
            checkFormat(path);
            return new DataFolder(path, lockFile);
        } catch (IOException unwritable) {
            throw new DatabaseUnusable(
                    "The data folder %s cannot be written (%s); mend its rights or choose another with --data."
                            .formatted(path, reason(unwritable)),
                    unwritable);
        }
    }

    /** Whether a living process holds the folder; then its database can be reached with {@link #secrets}. */
    static boolean isLocked(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        if (HELD_HERE.contains(path)) {
            return true;
        }
        Path lock = path.resolve("alembic.lock");
        try (FileChannel lockFile = FileChannel.open(lock, READ, WRITE)) {
            FileLock got = tryLock(lockFile);
            if (got != null) {
                got.release();
            }
            return got == null;
        } catch (NoSuchFileException absent) {
            return false;
        } catch (IOException unreadable) {
            throw new DatabaseUnusable(
                    "The data folder %s cannot be read (%s); run the command as the user that runs the service."
                            .formatted(lock.getParent(), reason(unreadable)),
                    unreadable);
        }
    }

    Path engine() {
        return path.resolve("engine");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    Path path() {
        return path;
    }

    Properties secrets() {
        return secrets(path);
    }

    static Properties secrets(Path folder) {
        var secrets = new Properties();
        Path file = folder.toAbsolutePath().normalize().resolve("secrets.properties");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file, UTF_8)) {
                secrets.load(reader);
            } catch (IOException unreadable) {
                throw new DatabaseUnusable(
                        "%s cannot be read (%s); run the command as the user that runs the service."
                                .formatted(file, reason(unreadable)),
                        unreadable);
            }
        }
        return secrets;
    }

    /** Replaces the secrets as a whole or not at all. */
    void keep(Properties secrets) {
        try {
            Path temporary = path.resolve("secrets.properties.new");
            Files.deleteIfExists(temporary);
            Files.createFile(temporary);
            permit(temporary, "rw-------");
            try (var channel = FileChannel.open(temporary, WRITE)) {
                var text = new StringBuilder();
                secrets.stringPropertyNames().stream()
                        .sorted()
                        .forEach(name -> text.append(name)
                                .append('=')
                                .append(secrets.getProperty(name))
                                .append('\n'));
                channel.write(ByteBuffer.wrap(text.toString().getBytes(UTF_8)));
                channel.force(true);
            }
            Files.move(temporary, path.resolve("secrets.properties"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new DatabaseUnusable(
                    "The data folder %s cannot be written (%s); mend its rights or choose another with --data."
                            .formatted(path, reason(unwritable)),
                    unwritable);
        }
    }

    /** Gives the folder back; the lock ends with the process in any case. */
    @Override
    public void close() {
        try {
            lockFile.close();
            HELD_HERE.remove(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void permit(Path file, String rights) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        }
    }

    private static void checkFormat(Path path) throws IOException {
        Path file = path.resolve("format");
        if (!Files.exists(file)) {
            Files.writeString(file, FORMAT + "\n");
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(String.valueOf(FORMAT))) {
            throw new DatabaseUnusable(
                    "The data folder %s was made by a newer Alembic (its format is %s, this one knows %d); run that version, or choose another folder with --data."
                            .formatted(path, found, FORMAT));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private static String read(FileChannel file) throws IOException {
        var buffer = ByteBuffer.allocate(32);
        file.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), UTF_8);
    }

    private static void write(FileChannel file, String text) throws IOException {
        file.truncate(0);
        file.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            default -> String.valueOf(failure.getMessage());
        };
    }
}

package app.alembic.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs. It refuses to run as root, so a root service gives it another user where that user can reach
 * the folder, and else a user namespace of its own.
 */
sealed interface Confinement {

    /** The command line that runs {@code command} so confined. */
    List<String> wrap(List<String> command);

    /** Makes {@code folder} belong to whoever PostgreSQL is. */
    default void handOver(Path folder) throws IOException {}

    /** One phrase for the log. */
    String description();

    /** The service's own user: it is not root. */
    record Ourselves(boolean diesWithUs) implements Confinement {
        @Override
        public List<String> wrap(List<String> command) {
            return diesWithUs ? prefixed(List.of("setpriv", "--pdeathsig=INT", "--"), command) : command;
        }

        @Override
        public String description() {
            return "as the service's own user";
        }
    }

    /** Another, unprivileged user, by way of setpriv. */
    record AnotherUser(String user) implements Confinement {
        @Override
        public List<String> wrap(List<String> command) {
            return prefixed(
                    List.of(
                            "setpriv",
                            "--reuid=" + user,
                            "--regid=" + user,
                            "--clear-groups",
                            "--no-new-privs",
                            "--inh-caps=-all",
                            "--bounding-set=-all",
                            "--pdeathsig=INT",
                            "--"),
                    command);
        }

        @Override
        public void handOver(Path folder) throws IOException {
            var principal =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.toList()) {
                    Files.setOwner(file, principal);
                }
            }
        }

        @Override
        public String description() {
            return "as the user " + user;
        }
    }

    /** A user namespace in which nobody is root. It satisfies PostgreSQL and protects nothing: files stay root's. */
    record Namespace() implements Confinement {
        @Override
        public List<String> wrap(List<String> command) {
            return prefixed(List.of("unshare", "-U", "setpriv", "--pdeathsig=INT", "--"), command);
        }

        @Override
        public String description() {
            return "in a user namespace (the data folder lies where no other user can reach it)";
        }
    }

    /** @throws DatabaseUnusable if this is root and no way to be somebody else was found */
    static Confinement of(DataFolder folder) {
        boolean hasSetpriv = isOnPath("setpriv");
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Ourselves(hasSetpriv);
        }
        if (hasSetpriv && isReachable(folder.path())) {
            var lookup = folder.path().getFileSystem().getUserPrincipalLookupService();
            for (String user : List.of("postgres", "nobody")) {
                try {
                    lookup.lookupPrincipalByName(user);
                    lookup.lookupPrincipalByGroupName(user);
                    return new AnotherUser(user);
                } catch (IOException absent) {
                    // The next one, then.
                }
            }
        }
        if (hasSetpriv && isOnPath("unshare")) {
            return new Namespace();
        }
        throw new DatabaseUnusable(
                "PostgreSQL does not run as root, and there is no setpriv here to run it as somebody else; start Alembic as another user, install util-linux, or set ALEMBIC_DATABASE_URL.");
    }

    private static boolean isReachable(Path folder) {
        for (Path part = folder; part != null; part = part.getParent()) {
            try {
                if (!Files.getPosixFilePermissions(part).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            } catch (IOException unreadable) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return List.copyOf(whole);
    }
}

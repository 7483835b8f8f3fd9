package app.alembic.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.database.DatabaseUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The schema's history: every migration that this build brings, from the first to the head. */
final class Migrations {

    private final List<Migration> inOrder;

    /** @throws DatabaseUnusable if the migrations do not form one line from the base */
    Migrations(List<Migration> found) {
        Map<String, Migration> byPredecessor = new HashMap<>();
        for (Migration migration : found) {
            Migration sibling = byPredecessor.put(migration.follows(), migration);
            if (sibling != null) {
                throw new DatabaseUnusable(
                        "The history has two heads: %s and %s both follow %s. Let one of them follow the other (its line `-- follows:`)."
                                .formatted(sibling.file(), migration.file(), migration.follows()));
            }
        }
        var line = new ArrayList<Migration>();
        for (Migration next = byPredecessor.get(Migration.BASE);
                next != null;
                next = byPredecessor.get(next.revision())) {
            line.add(next);
            if (line.size() > found.size()) {
                throw new DatabaseUnusable("The history runs in a circle at %s.".formatted(next.file()));
            }
        }
        if (line.size() < found.size()) {
            Migration stray =
                    found.stream().filter(m -> !line.contains(m)).findFirst().orElseThrow();
            throw new DatabaseUnusable("%s follows %s, which does not exist.".formatted(stray.file(), stray.follows()));
        }
        this.inOrder = List.copyOf(line);
    }

    static Migrations ofThisBuild() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader())
                    .getResources("classpath*:/migrations/*.sql");
            var migrations = new ArrayList<Migration>();
            for (Resource file : Arrays.asList(files)) {
                migrations.add(Migration.parse(String.valueOf(file.getFilename()), file.getContentAsString(UTF_8)));
            }
            return new Migrations(migrations);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those of a checkout, newer than this build perhaps. */
    static Migrations in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            var migrations = new ArrayList<Migration>();
            for (Path file : files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                migrations.add(Migration.parse(file.getFileName().toString(), Files.readString(file)));
            }
            return new Migrations(migrations);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The revision of the last step, or "base" where there is none. */
    String head() {
        return inOrder.isEmpty() ? Migration.BASE : inOrder.getLast().revision();
    }

    List<Migration> inOrder() {
        return inOrder;
    }
}

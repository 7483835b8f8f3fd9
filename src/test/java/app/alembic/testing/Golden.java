package app.alembic.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that say what is public, compared with what there is: a change shows as a diff in the review. Written anew with
 * {@code mvn test -Dgolden=write}.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    public static void assertSame(String file, List<String> lines) {
        Path path = FOLDER.resolve(file);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.write(path, lines);
            }
            assertThat(lines)
                    .as("%s differs; if that is meant: mvn test -Dgolden=write", path)
                    .isEqualTo(Files.readAllLines(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

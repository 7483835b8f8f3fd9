package app.alembic.oracle.mirror;

import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/**
 * A question of the corpus, {@code mirror/questions.yml}, and what a reading has to make of it.
 *
 * @param words beginnings of words that have to come back; of those parted by a bar one is enough
 */
record Asked(String question, Subject subject, QuestionReading.Form form, List<String> words) {

    private static final List<Asked> ALL = read();

    static List<Asked> all() {
        return ALL;
    }

    /** The words that a text does not take up. */
    List<String> missingIn(String text) {
        return words.stream().filter(word -> !isIn(text, word)).toList();
    }

    boolean isTouchedIn(String text) {
        return words.isEmpty() || words.stream().anyMatch(word -> isIn(text, word));
    }

    private static boolean isIn(String text, String word) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(word.toLowerCase(Locale.ROOT).split("\\|")).anyMatch(lower::contains);
    }

    private static List<Asked> read() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(Asked.class.getResourceAsStream("/mirror/questions.yml")),
                StandardCharsets.UTF_8)) {
            List<Map<String, Object>> entries = new Yaml().load(file);
            return entries.stream().map(Asked::of).toList();
        } catch (java.io.IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Asked of(Map<String, Object> entry) {
        return new Asked(
                told(entry, "ask").toString(),
                Subject.of(told(entry, "subject").toString()),
                QuestionReading.Form.valueOf(told(entry, "form").toString().toUpperCase(Locale.ROOT)),
                ((List<?>) told(entry, "words")).stream().map(Object::toString).toList());
    }

    private static Object told(Map<String, Object> entry, String key) {
        return Objects.requireNonNull(entry.get(key), key);
    }
}

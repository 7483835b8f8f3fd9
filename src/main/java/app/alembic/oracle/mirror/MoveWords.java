package app.alembic.oracle.mirror;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which a message in the talk shows what it does, from {@code mirror/moves.yml}. */
final class MoveWords {

    private static final MoveWords STANDARD = new MoveWords(Resource.read("moves"));

    private final Map<Move, Pattern> moves = new LinkedHashMap<>();
    private final Map<String, Pattern> lore = new LinkedHashMap<>();
    private final Map<String, String> slips = new LinkedHashMap<>();
    private final Set<String> craft;
    private final Set<String> ownWords;
    private final Set<String> abroad;
    private final Set<String> english;
    private final Set<String> frame;

    private MoveWords(Map<String, Object> file) {
        section(file, "moves")
                .forEach((move, patterns) -> moves.put(Move.valueOf(move.toUpperCase(Locale.ROOT)), any(patterns)));
        section(file, "lore").forEach((topic, patterns) -> lore.put(topic, any(patterns)));
        section(file, "slips").forEach((slip, meant) -> slips.put(slip, meant.toString()));
        craft = words(file, "craft");
        ownWords = words(file, "own_words");
        abroad = words(file, "abroad");
        english = words(file, "english");
        frame = words(file, "frame");
    }

    static MoveWords standard() {
        return STANDARD;
    }

    /** In the order in which they are looked for. */
    Map<Move, Pattern> moves() {
        return moves;
    }

    /** Words of the craft that can be asked after, each by the key of its turns. */
    Map<String, Pattern> lore() {
        return lore;
    }

    Map<String, String> slips() {
        return slips;
    }

    /** The words of names and places. */
    Set<String> craft() {
        return craft;
    }

    /** Words one letter away from those of the craft that mean themselves. */
    Set<String> ownWords() {
        return ownWords;
    }

    /** Small words of other languages. */
    Set<String> abroad() {
        return abroad;
    }

    Set<String> english() {
        return english;
    }

    /** The words around a quotation that are not part of it: "you said something about". */
    Set<String> frame() {
        return frame;
    }

    private static Pattern any(Object patterns) {
        List<String> all = ((List<?>) patterns).stream().map(Object::toString).toList();
        return Pattern.compile("(?:" + String.join("|", all) + ")");
    }

    @SuppressWarnings("unchecked") // the shape of our own file; a wrong one fails here at start
    private static Map<String, Object> section(Map<String, Object> file, String key) {
        if (file.get(key) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException("mirror/moves.yml: `%s` is missing".formatted(key));
    }

    private static Set<String> words(Map<String, Object> file, String key) {
        if (file.get(key) instanceof String words) {
            return new LinkedHashSet<>(Arrays.asList(words.strip().split("\\s+")));
        }
        throw new IllegalStateException("mirror/moves.yml: `%s` is missing".formatted(key));
    }
}

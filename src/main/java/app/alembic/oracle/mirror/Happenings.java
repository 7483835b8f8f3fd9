package app.alembic.oracle.mirror;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Hears what has happened to somebody who asks: who has lost their work wants that heard before anything is said of a card. */
final class Happenings {

    private static final Map<String, Pattern> ALL = read();

    /** What turns a life over and need not hurt. */
    private static final Set<String> CHANGES = Set.of("grown_child", "new_child", "moved");

    private Happenings() {}

    private static Map<String, Pattern> read() {
        var all = new LinkedHashMap<String, Pattern>();
        Resource.read("happenings").forEach((key, patterns) -> {
            List<String> alternatives =
                    ((List<?>) patterns).stream().map(Object::toString).toList();
            all.put(key, Pattern.compile(String.join("|", alternatives)));
        });
        return all;
    }

    /**
     * A key of the store.
     *
     * @param all what was written, in lower case
     */
    static Optional<String> in(String all) {
        return ALL.entrySet().stream()
                .filter(one -> one.getValue().matcher(all).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static boolean hurts(String key) {
        return !CHANGES.contains(key);
    }

    /** Whatever can be heard. */
    static List<String> keys() {
        return List.copyOf(ALL.keySet());
    }
}

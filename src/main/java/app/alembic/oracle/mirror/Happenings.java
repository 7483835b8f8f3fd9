package app.alembic.oracle.mirror;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hears what has happened to somebody who asks: who has lost their work wants that heard before anything is said of a card. */
final class Happenings {

    private static final List<Happening> ALL = Resource.read("happenings").entrySet().stream()
            .map(entry -> read(entry.getKey(), (Map<?, ?>) entry.getValue()))
            .toList();

    private Happenings() {}

    /**
     * What may have happened.
     *
     * @param key in the store
     * @param called a noun phrase: "losing your job"
     * @param hurts or only turns a life over
     */
    record Happening(String key, String called, boolean hurts, Pattern heard) {

        /** The condition in the store. */
        String truth() {
            return "told_" + key;
        }
    }

    private static Happening read(String key, Map<?, ?> parts) {
        String alternatives =
                ((List<?>) part(parts, "heard")).stream().map(Object::toString).collect(Collectors.joining("|"));
        return new Happening(
                key, part(parts, "called").toString(), (Boolean) part(parts, "hurts"), Pattern.compile(alternatives));
    }

    private static Object part(Map<?, ?> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    /** @param all what was written, in lower case */
    static Optional<Happening> in(String all) {
        return ALL.stream().filter(one -> one.heard().matcher(all).find()).findFirst();
    }

    /** Whatever can be heard. */
    static List<Happening> all() {
        return ALL;
    }
}

package app.alembic.oracle.mirror;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is true at one point of a reading, and what the things spoken of are called there. */
final class Facts {

    /** Begins the truth that a name is not to be used; no condition in the store can have a blank. */
    private static final String GONE = "without ";

    private final Phrasebook book;
    private final Set<String> truths;
    private final Map<String, String> names;
    private final Set<String> telling;

    private Facts(Phrasebook book, Set<String> truths, Map<String, String> names, Set<String> telling) {
        this.telling = telling;
        this.book = book;
        this.truths = truths;
        this.names = names;
    }

    static Facts in(Phrasebook book) {
        return new Facts(book, Set.of(), Map.of(), Set.of());
    }

    Facts and(String... more) {
        var all = new HashSet<>(truths);
        all.addAll(Arrays.asList(more));
        return new Facts(book, all, names, telling);
    }

    Facts andIf(boolean condition, String truth) {
        return condition ? and(truth) : this;
    }

    Facts naming(String slot, String value) {
        var all = new HashMap<>(names);
        all.put(slot, value);
        return new Facts(book, truths, all, telling);
    }

    /** Names something that is told once: a listener would notice the same words again. */
    Facts telling(String slot, String value) {
        var slots = new HashSet<>(telling);
        slots.add(slot);
        return new Facts(book, truths, names, slots).naming(slot, value);
    }

    boolean tells(String slot) {
        return telling.contains(slot);
    }

    /** Where these words have been used up. */
    Facts without(String slot) {
        return and(GONE + slot);
    }

    boolean hold(String need) {
        return need.charAt(0) == '!' ? !truths.contains(need.substring(1)) : truths.contains(need);
    }

    boolean canFill(String slot) {
        return !truths.contains(GONE + slot) && (names.containsKey(slot) || book.has(slot));
    }

    @Nullable
    String nameOf(String slot) {
        return names.get(slot);
    }
}

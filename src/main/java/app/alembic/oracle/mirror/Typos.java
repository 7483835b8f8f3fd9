package app.alembic.oracle.mirror;

import java.util.Optional;
import java.util.Set;

/** Recognises a longer word with one slip of the finger in it: a letter missing, added, changed, or two exchanged. */
final class Typos {

    /** Shorter words have too many neighbours: "boss" is one letter from "loss". */
    private static final int LONG_ENOUGH = 7;

    private Typos() {}

    static boolean near(String word, Set<String> known) {
        return nearest(word, known).isPresent();
    }

    /** The known word that was meant. */
    static Optional<String> nearest(String word, Set<String> known) {
        if (word.length() < LONG_ENOUGH - 1 || known.contains(word)) {
            return Optional.empty();
        }
        for (String candidate : known) {
            if (candidate.length() >= LONG_ENOUGH && isOneSlip(word, candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static boolean isOneSlip(String word, String other) {
        if (word.charAt(0) != other.charAt(0) || Math.abs(word.length() - other.length()) > 1) {
            return false;
        }
        int same = 0;
        while (same < Math.min(word.length(), other.length()) && word.charAt(same) == other.charAt(same)) {
            same++;
        }
        String rest = word.substring(same);
        String otherRest = other.substring(same);
        if (rest.isEmpty() || otherRest.isEmpty()) {
            return true;
        }
        if (rest.length() == otherRest.length()) {
            boolean exchanged = rest.length() > 1
                    && rest.charAt(0) == otherRest.charAt(1)
                    && rest.charAt(1) == otherRest.charAt(0)
                    && rest.substring(2).equals(otherRest.substring(2));
            return exchanged || rest.substring(1).equals(otherRest.substring(1));
        }
        return rest.length() > otherRest.length()
                ? rest.substring(1).equals(otherRest)
                : otherRest.substring(1).equals(rest);
    }
}

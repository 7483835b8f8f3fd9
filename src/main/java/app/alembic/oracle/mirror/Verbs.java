package app.alembic.oracle.mirror;

import java.util.Map;
import java.util.Set;

/** The forms of English verbs, as far as a rule makes them. */
final class Verbs {

    /** Verbs of several syllables that double their last letter, as short ones do. */
    private static final Set<String> STRESSED_LAST = Set.of(
            "begin", "regret", "admit", "forget", "commit", "permit", "refer", "prefer", "occur", "submit", "babysit");

    private static final Map<String, String> PAST = Map.ofEntries(
            Map.entry("go", "went"),
            Map.entry("leave", "left"),
            Map.entry("say", "said"),
            Map.entry("tell", "told"),
            Map.entry("take", "took"),
            Map.entry("give", "gave"),
            Map.entry("sell", "sold"),
            Map.entry("buy", "bought"),
            Map.entry("stay", "stayed"));

    private Verbs() {}

    /** The form that names the act: "running" for "run". */
    static String naming(String verb) {
        if (verb.endsWith("ie")) {
            return verb.substring(0, verb.length() - 2) + "ying";
        }
        if (verb.endsWith("e") && !verb.endsWith("ee") && verb.length() > 2) {
            return verb.substring(0, verb.length() - 1) + "ing";
        }
        return (doubles(verb) ? verb + verb.charAt(verb.length() - 1) : verb) + "ing";
    }

    static String past(String verb) {
        String irregular = PAST.get(verb);
        if (irregular != null) {
            return irregular;
        }
        if (verb.endsWith("e")) {
            return verb + "d";
        }
        boolean endsInConsonantY = verb.endsWith("y") && !isVowel(verb.charAt(verb.length() - 2));
        return endsInConsonantY
                ? verb.substring(0, verb.length() - 1) + "ied"
                : (doubles(verb) ? verb + verb.charAt(verb.length() - 1) : verb) + "ed";
    }

    private static boolean doubles(String verb) {
        int end = verb.length() - 1;
        boolean closed = end >= 2
                && !isVowel(verb.charAt(end))
                && "wxy".indexOf(verb.charAt(end)) < 0
                && isVowel(verb.charAt(end - 1))
                && !isVowel(verb.charAt(end - 2));
        boolean isShort = verb.chars().filter(letter -> isVowel((char) letter)).count() == 1;
        return closed && (isShort || STRESSED_LAST.contains(verb));
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }
}

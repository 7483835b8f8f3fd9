package app.alembic.oracle.mirror;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small mechanics of written English. */
final class Wording {

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.?]) (?=\\p{Lu})");
    private static final Pattern SENTENCE_START = Pattern.compile("(^|[.?!] )([a-z])");
    /** What may stand inside a word. */
    private static final String JOINING = "'’-";

    private static final String[] NUMBERS = {
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
    };

    private Wording() {}

    /** The same word twice running, or an article that does not go with what follows: "on on", "a apple". */
    static boolean stumbles(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String before = words.get(i - 1);
            String word = words.get(i);
            boolean vowel = "aeio".indexOf(word.charAt(0)) >= 0;
            boolean consonant = "aeiouh".indexOf(word.charAt(0)) < 0;
            boolean again = word.equals(before) || word.startsWith(before + "'");
            if (again || (before.equals("a") && vowel) || (before.equals("an") && consonant)) {
                return true;
            }
        }
        return false;
    }

    /** A capital at the start of each sentence, whatever was put there. */
    static String tidy(String text) {
        return SENTENCE_START
                .matcher(text.strip())
                .replaceAll(start -> Matcher.quoteReplacement(
                        start.group(1) + Character.toUpperCase(start.group(2).charAt(0))));
    }

    /** For a sentence that goes on after a colon. */
    static String lowerFirst(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    static String firstWord(String sentence) {
        return sentence.split("[ ,]", 2)[0];
    }

    /** Two sentences as one, with {@code between} for the stop, where neither holds a pause of that kind already. */
    static String joined(String first, String second, String between) {
        return canBeJoined(first, second)
                ? first.substring(0, first.length() - 1) + between + lowerFirst(second)
                : first + " " + second;
    }

    static List<String> sentences(String text) {
        return List.of(END_OF_SENTENCE.split(text));
    }

    private static boolean canBeJoined(String first, String second) {
        return first.endsWith(".")
                && !first.contains(":")
                && !first.contains(";")
                && !first.contains(". ")
                && !second.contains(";")
                && !second.contains(":");
    }

    static String number(int count) {
        return count < NUMBERS.length ? NUMBERS[count] : Integer.toString(count);
    }

    static String times(int count) {
        return count == 1 ? "once" : count == 2 ? "twice" : number(count) + " times";
    }

    /** How many words a text has; "half-open" and "one's" are one each. */
    static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean joins = inWord
                    && JOINING.indexOf(letter) >= 0
                    && i + 1 < text.length()
                    && Character.isLetterOrDigit(text.charAt(i + 1));
            boolean isPart = Character.isLetterOrDigit(letter) || joins;
            words += isPart && !inWord ? 1 : 0;
            inWord = isPart;
        }
        return words;
    }
}

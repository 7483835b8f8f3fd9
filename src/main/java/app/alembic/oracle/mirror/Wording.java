package app.alembic.oracle.mirror;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small mechanics of written English. */
final class Wording {

    private static final Pattern SENTENCE_START = Pattern.compile("(^|[.?!] )([a-z])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");
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
            if (before.equals(word) || (before.equals("a") && vowel) || (before.equals("an") && consonant)) {
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

    static String number(int count) {
        return count < NUMBERS.length ? NUMBERS[count] : Integer.toString(count);
    }

    static String times(int count) {
        return count == 1 ? "once" : count == 2 ? "twice" : number(count) + " times";
    }

    static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}

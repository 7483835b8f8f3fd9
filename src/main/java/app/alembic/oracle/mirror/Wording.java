package app.alembic.oracle.mirror;

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

package app.alembic.oracle.mirror;

import java.util.List;
import java.util.regex.Pattern;

/** The small mechanics of written English. */
final class Wording {

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.?]) (?=\\p{Lu})");
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
        var tidied = new StringBuilder(text.strip());
        for (int i = 0; i < tidied.length(); i++) {
            boolean starts =
                    i == 0 || (i > 1 && tidied.charAt(i - 1) == ' ' && ".?!".indexOf(tidied.charAt(i - 2)) >= 0);
            if (starts) {
                tidied.setCharAt(i, Character.toUpperCase(tidied.charAt(i)));
            }
        }
        return tidied.toString();
    }

    /** For a sentence that goes on after a colon. */
    static String lowerFirst(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    static String firstWord(String sentence) {
        int end = 0;
        while (end < sentence.length() && " ,".indexOf(sentence.charAt(end)) < 0) {
            end++;
        }
        return sentence.substring(0, end);
    }

    /** Two sentences as one, with {@code between} for the stop. */
    static String joined(String first, String second, String between) {
        return first.endsWith(".")
                ? first.substring(0, first.length() - 1) + between + lowerFirst(second)
                : first + " " + second;
    }

    static List<String> sentences(String text) {
        // Most are one sentence, which is told without looking for a pattern.
        return text.contains(". ") || text.contains("? ") ? List.of(END_OF_SENTENCE.split(text)) : List.of(text);
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

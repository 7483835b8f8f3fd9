package app.alembic.proofreading;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a text into sentences while it comes. A sentence is whole when the first sign of the next one is there, so that the
 * cuts depend on the text alone and not on how it arrived. In doubt it does not cut: two sentences read as one are read
 * all the same.
 */
final class SentenceCutter {

    private static final String MARKS = ".!?\u2026";
    private static final String CLOSERS = "\"'\u201D\u2019\u00BB)]*_";

    /** Words that end with a full stop inside of a sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "st", "prof", "vs", "etc", "e.g", "i.e", "cf", "vol", "ca", "approx", "jr", "sr",
            "fig", "pp", "a.m", "p.m", "viz", "al");

    private final StringBuilder space = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder after = new StringBuilder();

    /** The sentence that {@code sign} shows to be whole, if it does; white space at the start of a text is dropped. */
    Optional<Sentence> read(char sign) {
        if (isSpace(sign)) {
            if (!words.isEmpty()) {
                after.append(sign);
            }
            return Optional.empty();
        }
        if (!after.isEmpty() && isCut(sign)) {
            var whole = take();
            words.append(sign);
            return Optional.of(whole);
        }
        words.append(after).append(sign);
        after.setLength(0);
        return Optional.empty();
    }

    /** What is left at the end of the text, without white space after it. */
    Optional<Sentence> rest() {
        return words.isEmpty() ? Optional.empty() : Optional.of(take());
    }

    private Sentence take() {
        var sentence = new Sentence(space.toString(), words.toString());
        space.setLength(0);
        space.append(after);
        after.setLength(0);
        words.setLength(0);
        return sentence;
    }

    /** Whether a sentence ends between {@code words} and {@code next}. */
    private boolean isCut(char next) {
        int lines = lineEnds();
        if (lines > 1) {
            return true;
        }
        if (Character.isLowerCase(next) || ",;:)".indexOf(next) >= 0) {
            return false;
        }
        return lines == 1 || hasEnded();
    }

    private int lineEnds() {
        int lines = 0;
        for (int i = 0; i < after.length(); i++) {
            lines += after.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    private boolean hasEnded() {
        int end = words.length();
        while (end > 0 && CLOSERS.indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == 0 || MARKS.indexOf(words.charAt(end - 1)) < 0) {
            return false;
        }
        boolean single = words.charAt(end - 1) == '.' && (end == 1 || words.charAt(end - 2) != '.');
        return !single || !isAbbreviation(end - 1);
    }

    /** Initials and the numbers of a list count as abbreviations. */
    private boolean isAbbreviation(int stop) {
        int start = stop;
        while (start > 0
                && !isSpace(words.charAt(start - 1))
                && "(\"\u201C\u2018'*_".indexOf(words.charAt(start - 1)) < 0) {
            start--;
        }
        String word = words.substring(start, stop).toLowerCase(Locale.ROOT);
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
        boolean listed = start == 0 && word.chars().allMatch(Character::isDigit);
        return initial || listed || ABBREVIATIONS.contains(word);
    }

    private static boolean isSpace(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }
}

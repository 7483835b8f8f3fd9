package app.alembic.oracle.mirror;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a reading has said so far, to the extent that a listener would notice it coming again. */
final class Memory {

    /** Stands in a skeleton for a name, a card's say, whose return is no repetition. */
    static final String NAME = " # ";

    private static final int FIGURE_WORDS = 4;

    private static final int SAME_FIGURE = 6;
    private static final int SAME_WORDS_OF_A_CARD = 60;
    private static final int WORN = 8;
    private static final int SAME_SENTENCE = 100;
    /** What nobody would leave standing: the same sentence, or the same beginning running. */
    static final int STUMBLE = 100;

    private static final int SAME_OPENING = 4;
    private static final int SAME_FIRST_WORD_NEARBY = 2;
    private static final int NEARBY = 2;

    /** From here on an echo is worth leaving a sentence out. */
    static final int NOTICEABLE = SAME_OPENING;

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+");

    private int freely;
    private String lastOpening = "";
    private String wearing = "";
    private int worn;
    private final Set<String> sentences = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> openings = new HashSet<>();
    /** As hashes: a false echo once in a blue moon only makes the voice choose otherwise. */
    private final Set<Integer> figures = new HashSet<>();

    private final Deque<String> lastFirstWords = new ArrayDeque<>();

    /**
     * How much of a sentence a listener has heard before, 0 for nothing.
     *
     * @param skeleton the sentence with its names taken out
     * @param parts what it says in the words of a card
     */
    int echo(String text, String skeleton, List<String> parts) {
        int echo = wornBy(text);
        String before = lastOpening;
        for (String sentence : split(text)) {
            echo += sentences.contains(sentence) ? SAME_SENTENCE : 0;
            String opening = opening(words(sentence));
            echo += opening.equals(before) ? STUMBLE : 0;
            before = opening;
        }
        for (String part : parts) {
            echo += told.contains(part) ? SAME_WORDS_OF_A_CARD : 0;
        }
        List<String> words = words(text);
        echo += Wording.stumbles(words) ? STUMBLE : 0;
        echo += openings.contains(opening(words)) ? SAME_OPENING : 0;
        echo += lastFirstWords.contains(first(words)) ? SAME_FIRST_WORD_NEARBY : 0;
        for (int figure : figures(skeleton)) {
            echo += figures.contains(figure) ? SAME_FIGURE : 0;
        }
        return echo;
    }

    /**
     * Words that may come back a few times and then begin to grate: what the reading is about.
     *
     * @param freely how many times
     */
    void wear(String words, int freely) {
        this.freely = freely;
        wearing = words.toLowerCase(Locale.ROOT);
    }

    private int wornBy(String text) {
        return !wearing.isEmpty() && text.toLowerCase(Locale.ROOT).contains(wearing)
                ? WORN * Math.max(0, 1 + worn - freely)
                : 0;
    }

    boolean hasTold(String words) {
        return told.contains(words);
    }

    void keep(String text, String skeleton, List<String> parts) {
        told.addAll(parts);
        worn += !wearing.isEmpty() && text.toLowerCase(Locale.ROOT).contains(wearing) ? 1 : 0;
        for (String sentence : split(text)) {
            List<String> words = words(sentence);
            sentences.add(sentence);
            lastOpening = opening(words);
            openings.add(lastOpening);
            lastFirstWords.addLast(first(words));
            if (lastFirstWords.size() > NEARBY) {
                lastFirstWords.removeFirst();
            }
        }
        for (int figure : figures(skeleton)) {
            figures.add(figure);
        }
    }

    /** Whether two sentences running begin alike, as can happen where one between them was taken out. */
    static boolean stutters(String text) {
        String before = "";
        for (String sentence : SENTENCE_END.split(text)) {
            String opening = opening(words(sentence));
            if (opening.equals(before)) {
                return true;
            }
            before = opening;
        }
        return false;
    }

    private static String[] split(String text) {
        // Most are one sentence, which is told without looking for a pattern.
        return text.indexOf(". ") < 0 ? new String[] {text} : SENTENCE_END.split(text);
    }

    private static String first(List<String> words) {
        return words.isEmpty() ? "" : words.getFirst();
    }

    private static String opening(List<String> words) {
        return String.join(" ", words.subList(0, Math.min(2, words.size())));
    }

    private static int[] figures(String skeleton) {
        List<String> words = words(skeleton);
        var figures = new int[Math.max(0, words.size() - FIGURE_WORDS + 1)];
        int found = 0;
        int sinceName = 0;
        for (int i = 0; i < words.size(); i++) {
            sinceName = words.get(i).equals("#") ? 0 : sinceName + 1;
            if (sinceName >= FIGURE_WORDS) {
                figures[found++] = words.subList(i + 1 - FIGURE_WORDS, i + 1).hashCode();
            }
        }
        return Arrays.copyOf(figures, found);
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char letter = i < text.length() ? Character.toLowerCase(text.charAt(i)) : ' ';
            if (letter == '#' || letter == '\'' || Character.isLetterOrDigit(letter)) {
                word.append(letter);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}

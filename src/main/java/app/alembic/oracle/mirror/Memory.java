package app.alembic.oracle.mirror;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a reading has said so far, to the extent that a listener would notice it coming again. */
final class Memory {

    /** Stands in a skeleton for a name, a card's say, whose return is no repetition. */
    static final String NAME = " # ";

    private static final int FIGURE_WORDS = 4;

    private static final int SAME_FIGURE = 6;
    private static final int SAME_SENTENCE = 100;
    private static final int STUMBLE = 100;
    private static final int SAME_OPENING = 4;
    private static final int SAME_FIRST_WORD_NEARBY = 2;
    private static final int NEARBY = 2;

    /** From here on an echo is worth leaving a sentence out. */
    static final int NOTICEABLE = SAME_OPENING;

    private int freely;
    private String wearing = "";
    private int worn;
    private final Set<String> sentences = new HashSet<>();
    private final Set<String> openings = new HashSet<>();
    /** As hashes: a false echo once in a blue moon only makes the voice choose otherwise. */
    private final Set<Integer> figures = new HashSet<>();

    private final Deque<String> lastFirstWords = new ArrayDeque<>();

    /**
     * How much of a sentence a listener has heard before, 0 for nothing.
     *
     * @param skeleton the sentence with its names taken out
     */
    int echo(String text, String skeleton) {
        int echo = sentences.contains(text) ? SAME_SENTENCE : 0;
        echo += wornBy(text);
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
        return !wearing.isEmpty() && text.toLowerCase(Locale.ROOT).contains(wearing) ? Math.max(0, worn - freely) : 0;
    }

    void keep(String text, String skeleton) {
        worn += !wearing.isEmpty() && text.toLowerCase(Locale.ROOT).contains(wearing) ? 1 : 0;
        sentences.add(text);
        List<String> words = words(text);
        openings.add(opening(words));
        lastFirstWords.addLast(first(words));
        if (lastFirstWords.size() > NEARBY) {
            lastFirstWords.removeFirst();
        }
        for (int figure : figures(skeleton)) {
            figures.add(figure);
        }
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

package app.alembic.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** Sees words behind what hides them: figures for letters, stars, missing spaces, a slip of the finger. */
final class Disguise {

    private static final Map<Character, String> FIGURES = Map.ofEntries(
            Map.entry('0', "o"),
            Map.entry('1', "il"),
            Map.entry('3', "e"),
            Map.entry('4', "a"),
            Map.entry('5', "s"),
            Map.entry('7', "t"),
            Map.entry('8', "b"),
            Map.entry('9', "g"),
            Map.entry('@', "a"),
            Map.entry('$', "s"),
            Map.entry('!', "il"),
            Map.entry('|', "li"),
            Map.entry('+', "t"));

    private static final int LONGEST = 16;
    private static final int MOST_READINGS = 16;

    private final Set<String> vocabulary;
    private final Set<String> dictionary;
    private final Set<String> grave;
    private final Set<String> innocent;

    /** The grave words again, to go through them for every word that is read. */
    private final String[] eachGrave;

    Disguise(Set<String> vocabulary, Language language) {
        this.vocabulary = vocabulary;
        this.grave = language.grave();
        this.eachGrave = grave.toArray(String[]::new);
        this.innocent = language.innocent();
        this.dictionary = new LinkedHashSet<>(vocabulary);
        this.dictionary.addAll(language.common());
        this.dictionary.addAll(language.spoken().keySet());
        this.dictionary.addAll(grave);
        this.dictionary.removeIf(word -> word.length() == 1 && !word.equals("i") && !word.equals("a"));
    }

    boolean isKnown(String word) {
        return vocabulary.contains(word) || dictionary.contains(word);
    }

    /** Known words that a mixture of letters, figures and signs may stand for; often none. */
    Set<String> behindFigures(String mixed) {
        if (mixed.length() > LONGEST) return Set.of();
        var readings = List.of("");
        for (char sign : mixed.toCharArray()) {
            var letters = Character.isLetter(sign) || sign == '\'' ? String.valueOf(sign) : FIGURES.get(sign);
            if (letters == null || readings.size() * letters.length() > MOST_READINGS) return Set.of();
            readings = readings.stream()
                    .flatMap(start -> letters.chars().mapToObj(letter -> start + (char) letter))
                    .toList();
        }
        var known = new LinkedHashSet<>(readings);
        known.retainAll(dictionary);
        return known;
    }

    /** Grave words of this length whose letters agree wherever no star stands. */
    Set<String> behindStars(String starred) {
        var found = new LinkedHashSet<String>();
        for (var word : grave) {
            if (word.length() == starred.length() && agrees(word, starred)) found.add(word);
        }
        return found;
    }

    private static boolean agrees(String word, String starred) {
        for (int i = 0; i < word.length(); i++) {
            if (starred.charAt(i) != '*' && starred.charAt(i) != word.charAt(i)) return false;
        }
        return true;
    }

    /** "dieeee" as "die", "killlll" as "kill". */
    static List<String> withoutStretching(String word) {
        if (!isStretched(word)) return List.of(word);
        var twice = new StringBuilder();
        var once = new StringBuilder();
        for (int i = 0; i < word.length(); ) {
            int end = i;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) end++;
            int run = end - i;
            twice.repeat(word.charAt(i), Math.min(run, 2));
            once.repeat(word.charAt(i), run > 2 ? 1 : run);
            i = end;
        }
        return List.of(twice.toString(), once.toString());
    }

    private static boolean isStretched(String word) {
        for (int i = 2; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2)) return true;
        }
        return false;
    }

    /** A grave word one slip away: a letter missing, doubled, wrong, or two that changed places. */
    SequencedSet<String> nearGrave(String word) {
        var near = new LinkedHashSet<String>();
        if (word.length() < 5 || word.length() > LONGEST || dictionary.contains(word) || innocent.contains(word)) {
            return near;
        }
        for (var candidate : eachGrave) {
            if (candidate.length() >= 6 && isOneSlip(word, candidate)) near.add(candidate);
        }
        return near;
    }

    private static boolean isOneSlip(String one, String two) {
        int shorter = Math.min(one.length(), two.length());
        if (Math.abs(one.length() - two.length()) > 1) return false;
        int start = 0;
        while (start < shorter && one.charAt(start) == two.charAt(start)) start++;
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == two.charAt(two.length() - 1 - end)) end++;
        int restOne = one.length() - start - end;
        int restTwo = two.length() - start - end;
        if (restOne <= 1 && restTwo <= 1) return true;
        return restOne == 2
                && restTwo == 2
                && one.charAt(start) == two.charAt(start + 1)
                && one.charAt(start + 1) == two.charAt(start);
    }

    /** Whether a word without spaces holds a grave one and is not itself a word. */
    boolean mayHoldGrave(String word, Effort effort) {
        if (word.length() < 6 || dictionary.contains(word) || innocent.contains(word)) return false;
        effort.spend((long) grave.size() * word.length() / 8);
        for (var candidate : eachGrave) {
            if (word.contains(candidate)) return true;
        }
        return false;
    }

    /** Takes a run of letters apart into as few known words as can be; empty if it is not made of them. */
    List<String> apart(String letters, Effort effort) {
        int length = letters.length();
        var fewest = new int[length + 1];
        var from = new int[length + 1];
        Arrays.fill(fewest, Integer.MAX_VALUE);
        fewest[0] = 0;
        for (int end = 1; end <= length; end++) {
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                effort.spend(1);
                if (fewest[start] == Integer.MAX_VALUE || fewest[start] + 1 >= fewest[end]) continue;
                if (dictionary.contains(letters.substring(start, end))) {
                    fewest[end] = fewest[start] + 1;
                    from[end] = start;
                }
            }
        }
        if (fewest[length] == Integer.MAX_VALUE) return List.of();
        var words = new ArrayList<String>();
        for (int end = length; end > 0; end = from[end]) words.add(letters.substring(from[end], end));
        Collections.reverse(words);
        return words;
    }
}

package app.alembic.oracle.mirror;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How like a question is to those that people wrote for each {@link Situations situation}, in {@code mirror/questions.tsv}: naive
 * Bayes on its words and on pairs of them. Words that stand for one another, "husband" and "boyfriend", count as one in the
 * pairs.
 */
final class Likeness {

    /** Added to every count, so that a word which was never used for a situation makes it unlikely and not impossible. */
    private static final double UNSEEN = 0.1;

    /** As if every situation had so many questions more: one with few is no likelier for it. */
    private static final int MORE = 8;

    /** Pairs overlap with their words and with each other. */
    private static final double OF_A_PAIR = 0.5;

    /** What stands in one question only tells nothing. */
    private static final int TELLING = 2;

    /** In words: what comes later in a long tale would drown the rest. */
    private static final int MOST_WORDS = 70;

    private static final Pattern WORD_OR_END = Pattern.compile("\\d+|\\p{L}[\\p{L}'’]*|[.?!]");
    private static final Pattern MYSELF = Pattern.compile("I|I['’](?:m|ve|ll|d)");
    private static final List<String> ENDINGS = List.of("ings", "ing", "ies", "ied", "ed", "es", "s", "ly");
    private static final int SHORTEST_STEM = 3;

    private static final Likeness TAUGHT = new Likeness(read());

    /** @param sign a word, or a pair of words with one between them or none */
    private record Sign(String sign, double weight) {}

    /** @param score the logarithm of how likely it is, but for a constant that is the same for all */
    record Scored(String situation, double score) {}

    private record Example(String situation, String question) {}

    private final Map<String, String> alike = new HashMap<>();
    private final Map<String, Integer> questions = new HashMap<>();
    private final Map<String, Map<String, Integer>> uses = new HashMap<>();

    private Likeness(List<Example> examples) {
        Parts words = new Parts("mirror/alike.yml", Resource.read("alike"));
        words.told()
                .keySet()
                .forEach(kind -> words.texts(kind.toString())
                        .forEach(word -> alike.put(stem(word), kind.toString().toUpperCase(Locale.ROOT))));
        for (var example : examples) {
            questions.merge(example.situation(), 1, Integer::sum);
            for (var sign : signs(example.question())) {
                uses.computeIfAbsent(sign.sign(), _ -> new HashMap<>()).merge(example.situation(), 1, Integer::sum);
            }
        }
        uses.values()
                .removeIf(by -> by.values().stream().mapToInt(Integer::intValue).sum() < TELLING);
    }

    private static List<Example> read() {
        var file = Objects.requireNonNull(Likeness.class.getResourceAsStream("/mirror/questions.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", 2))
                    .map(parts -> new Example(parts[0], parts[1]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All situations, what comes from none of them, and the fields for what comes from no one in particular; the likeliest first. */
    static List<Scored> ranked(String question) {
        return TAUGHT.rank(question);
    }

    private List<Scored> rank(String question) {
        var scores = new HashMap<String, Double>();
        double weights = 0;
        for (var sign : signs(question)) {
            Map<String, Integer> by = uses.get(sign.sign());
            if (by != null) {
                weights += sign.weight();
                by.forEach((situation, times) ->
                        scores.merge(situation, sign.weight() * Math.log((times + UNSEEN) / UNSEEN), Double::sum));
            }
        }
        double unseen = weights;
        return questions.entrySet().stream()
                .map(each -> new Scored(
                        each.getKey(),
                        scores.getOrDefault(each.getKey(), 0.0) + unseen * Math.log(UNSEEN / (each.getValue() + MORE))))
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::situation))
                .toList();
    }

    private Set<Sign> signs(String question) {
        List<String> words = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        boolean begins = true;
        for (var found : WORD_OR_END.matcher(question).results().toList()) {
            String word = found.group();
            if (!Character.isLetterOrDigit(word.charAt(0))) {
                begins = true;
                continue;
            }
            String stem = Character.isDigit(word.charAt(0)) ? "#" : stem(word);
            words.add(stem);
            kinds.add(!begins && isName(found) ? "NAME" : alike.getOrDefault(stem, stem));
            begins = false;
            if (words.size() == MOST_WORDS) {
                break;
            }
        }
        var signs = new LinkedHashSet<Sign>();
        words.forEach(word -> signs.add(new Sign(word, 1)));
        kinds.stream()
                .filter(kind -> Character.isUpperCase(kind.charAt(0)))
                .forEach(kind -> signs.add(new Sign(kind, 1)));
        kinds.addFirst("^");
        kinds.addLast("$");
        for (int i = 1; i < kinds.size(); i++) {
            signs.add(new Sign(kinds.get(i - 1) + " " + kinds.get(i), OF_A_PAIR));
            if (i > 1) {
                signs.add(new Sign(kinds.get(i - 2) + " _ " + kinds.get(i), OF_A_PAIR));
            }
        }
        return signs;
    }

    /** Whether it is written like somebody's name: with a capital, and not shouted. */
    private static boolean isName(MatchResult found) {
        String word = found.group();
        return Character.isUpperCase(word.charAt(0))
                && !MYSELF.matcher(word).matches()
                && word.chars().anyMatch(Character::isLowerCase);
    }

    /** A word without its ending, so that "moves" and "moving" are one; short ones stay as they are. */
    private static String stem(String written) {
        String word = written.toLowerCase(Locale.ROOT).replaceAll("['’]", "");
        if (word.length() <= SHORTEST_STEM) {
            return word;
        }
        String stem = ENDINGS.stream()
                .filter(ending -> word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM)
                .findFirst()
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .orElse(word);
        return stem.endsWith("e") && stem.length() > SHORTEST_STEM ? stem.substring(0, stem.length() - 1) : stem;
    }
}

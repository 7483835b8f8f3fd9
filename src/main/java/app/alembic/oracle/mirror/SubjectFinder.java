package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Form;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its words which field of life a question belongs to, and what feeling it lets show. Takes lower case. */
final class SubjectFinder {

    /** "I love my work" is about work: to love and to feel go with every field. */
    private static final Set<String> SAID_OF_ALL =
            Set.of("love", "loves", "loved", "miss", "missing", "practice", "change", "myself");

    private static final double LIGHT = 0.6;
    private static final double PHRASE = 2;
    /** What is asked counts for more than what is told. */
    private static final double IN_THE_QUESTION = 0.5;

    private static final Pattern LATE = Pattern.compile("\\b(?:my|our) late (?<who>[a-z]+)");

    private static final Pattern SOMEBODY_DEAR = Pattern.compile("\\b(?:he|she|they)\\b");

    private final Lexicon lexicon;

    SubjectFinder(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** @param mayMourn whether it can be grief, of which words speak that are also said of what is only missed */
    Subject subject(String asked, String all, Form form, boolean mayMourn) {
        if (tellsOfSomebodyLate(all)) {
            return Subject.GRIEF;
        }
        var weights = new EnumMap<Subject, Double>(Subject.class);
        for (var entry : lexicon.subjects().entrySet()) {
            double weight = weight(Phrases.tokens(all), entry.getValue())
                    + IN_THE_QUESTION * weight(Phrases.tokens(asked), entry.getValue())
                    + PHRASE
                            * lexicon.phrases(entry.getKey()).stream()
                                    .filter(phrase -> holds(all, phrase))
                                    .count();
            weights.put(entry.getKey(), weight);
        }
        double other = PHRASE
                * lexicon.phrases(Subject.OTHER).stream()
                        .filter(phrase -> holds(all, phrase))
                        .count();
        Optional<Subject> most = lexicon.subjects().keySet().stream()
                .filter(subject -> mayMourn || subject != Subject.GRIEF)
                .filter(subject -> subject != Subject.DECISION || holdsPhrase(all, subject))
                .filter(subject -> weights.getOrDefault(subject, 0.0) > other)
                .reduce((best, next) ->
                        weights.getOrDefault(next, 0.0) > weights.getOrDefault(best, 0.0) ? next : best);
        if (most.isPresent()) {
            return most.get();
        }
        if (form == Form.MIND && SOMEBODY_DEAR.matcher(asked).find()) {
            return Subject.LOVE;
        }
        boolean decides = form == Form.SHOULD || form == Form.EITHER;
        return other == 0 && (decides || weights.getOrDefault(Subject.DECISION, 0.0) > 0)
                ? Subject.DECISION
                : Subject.OTHER;
    }

    /** Whether there are words that are said of the dead alone. */
    boolean tellsOfDeath(String all) {
        return tellsOfSomebodyLate(all) || lexicon.ofDeath().stream().anyMatch(words -> holds(all, words));
    }

    private boolean tellsOfSomebodyLate(String all) {
        return LATE.matcher(all).results().anyMatch(late -> isSomebody(late.group("who")));
    }

    private boolean isSomebody(String word) {
        return lexicon.isPerson(word) || lexicon.isPet(word);
    }

    private boolean holdsPhrase(String all, Subject subject) {
        return lexicon.phrases(subject).stream().anyMatch(phrase -> holds(all, phrase));
    }

    private static boolean holds(String all, String phrase) {
        int at = all.indexOf(phrase);
        return at >= 0
                && (at == 0 || !Character.isLetter(all.charAt(at - 1)))
                && (at + phrase.length() == all.length() || !Character.isLetter(all.charAt(at + phrase.length())));
    }

    private double weight(List<String> words, Set<String> signs) {
        return words.stream()
                .filter(word -> isSign(word, signs))
                .mapToDouble(word -> SAID_OF_ALL.contains(word) ? LIGHT : 1)
                .sum();
    }

    private boolean isSign(String word, Set<String> signs) {
        return signs.contains(word)
                || (word.endsWith("'s") && signs.contains(word.substring(0, word.length() - 2)))
                || (!lexicon.isKnown(word) && Typos.near(word, signs));
    }

    /** A key of {@code feelings} in the lexicon: of those that show, the first. */
    Optional<String> feeling(String all) {
        List<String> words = Phrases.tokens(all);
        return words.stream()
                .flatMap(word -> lexicon.feelings().entrySet().stream()
                        .filter(entry -> isSign(word, entry.getValue()))
                        .map(Map.Entry::getKey))
                .findFirst();
    }
}

package app.alembic.oracle.mirror;

import static java.util.function.Predicate.not;

import app.alembic.oracle.mirror.QuestionReading.Matter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds in a question the words that can be handed back to the seeker: a loss, an act ("leaving the city for the coast"),
 * a thing ("your thesis"), a way to be or a clause, in this order. A question is hostile input: only known words start a
 * phrase, and nothing but plain words goes into it.
 */
final class MatterFinder {

    /** What is told by the way of these is about something else. */
    private static final Set<String> INDEFINITE =
            Set.of("everything", "something", "anything", "nothing", "someone", "somebody", "anyone", "everyone");

    private final Phrases phrases;
    private final Losses losses;
    private final Acts acts;
    private final Doings doings;
    private final Nouns nouns;
    private final Clauses clauses;
    private final Roads roads;
    private final Details details;

    MatterFinder(Lexicon lexicon) {
        phrases = new Phrases(lexicon);
        losses = new Losses(lexicon);
        acts = new Acts(lexicon, phrases);
        doings = new Doings(lexicon, phrases);
        nouns = new Nouns(lexicon, phrases);
        clauses = new Clauses(lexicon, phrases);
        roads = new Roads(lexicon, phrases, acts, nouns, clauses);
        details = new Details(nouns, phrases);
    }

    /** @param sentences of the question, the most telling first */
    Optional<Matter> find(List<String> sentences) {
        Optional<Matter> loss = sentences.stream()
                .flatMap(sentence -> losses.find(sentence).stream())
                .findFirst();
        if (loss.isPresent()) {
            return loss;
        }
        if (sentences.stream().limit(1).anyMatch(phrases::isGrave)) {
            return Optional.empty();
        }
        List<String> speakable =
                sentences.stream().filter(not(phrases::isGrave)).toList();
        List<String> told = speakable.stream().skip(1).toList();
        return first(
                        speakable.stream().limit(1),
                        List.of(
                                roads::list,
                                acts::find,
                                clauses::state,
                                clauses::owed,
                                doings::find,
                                nouns::thing,
                                clauses::clause))
                .map(matter -> speakable.getFirst().endsWith("?") ? matter : suffered(matter, speakable))
                .or(() -> first(told.stream(), List.of(nouns::thing))
                        .filter(thing -> !INDEFINITE.contains(thing.words())))
                .or(() -> first(told.stream(), List.of(acts::find, clauses::state)));
    }

    /** A complaint, "I can't switch off", is about what is suffered from or longed for, not about the not doing. */
    private Matter suffered(Matter matter, List<String> told) {
        if (!matter.words().startsWith(Acts.NOT)) {
            return matter;
        }
        return first(told.stream().skip(1), List.of(acts::find, clauses::state))
                .filter(other -> !other.words().startsWith(Acts.NOT))
                .or(() -> first(told.stream().limit(1).map(MatterFinder::afterAbout), List.of(nouns::thing)))
                .orElseGet(() -> new Matter(matter.words().substring(Acts.NOT.length()), true, ""));
    }

    private static Optional<Matter> first(Stream<String> sentences, List<Function<String, Optional<Matter>>> ways) {
        return sentences
                .flatMap(sentence -> ways.stream().flatMap(way -> way.apply(sentence).stream()))
                .findFirst();
    }

    /** "I can't make up my mind about the cottage" is about the cottage. */
    private static String afterAbout(String sentence) {
        int about = sentence.lastIndexOf(" about ");
        return about < 0 ? sentence : sentence.substring(about);
    }

    List<Matter> roads(String sentence) {
        return roads.find(sentence);
    }

    Optional<String> person(String question) {
        return nouns.person(question);
    }

    /** What is named by the way, in none of the words that are taken up already. */
    List<String> besides(List<String> sentences, List<String> said) {
        return details.besides(sentences, said);
    }

    boolean isGrave(String question) {
        return phrases.isGrave(question);
    }
}

package app.alembic.safety;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what a seeker writes and at what an interpreter answers. Plain rules over words, in English; the same text
 * always has the same verdict. Nothing is logged or kept here. Safe for use by many threads.
 *
 * @see <a href="../../../../../../docs/explanation/safety.md">docs/explanation/safety.md</a> for what it cannot see
 */
public final class Safety {

    private static final Safety STANDARD = new Safety();

    private final Resources resources = new Resources();
    private final Rules<Peril> stops;
    private final Rules<Topic> boundaries;
    private final Rules<Fault> answers;
    private final Reader reader;

    private Safety() {
        var language = Language.load();
        stops = Rules.load(Peril.class, "stops.yml", language);
        boundaries = Rules.load(Topic.class, "boundaries.yml", language);
        answers = Rules.load(Fault.class, "answers.yml", language);
        var vocabulary = new HashSet<>(stops.vocabulary());
        vocabulary.addAll(boundaries.vocabulary());
        vocabulary.addAll(answers.vocabulary());
        reader = new Reader(language, vocabulary);
    }

    public static Safety standard() {
        return STANDARD;
    }

    /** The verdict on a seeker's question or message, of any length. A stop takes precedence over a boundary. */
    public Verdict look(String text) {
        return look(text, new Effort());
    }

    Verdict look(String text, Effort effort) {
        var words = reader.read(text, effort);
        var stop = stops.look(words, effort);
        if (stop.isPresent()) {
            var peril = stop.get().kind();
            return new Verdict.Stop(peril, stops.answer(peril), resources.of(peril));
        }
        return boundaries
                .look(words, effort)
                .<Verdict>map(found -> new Verdict.Boundary(found.kind(), boundaries.answer(found.kind())))
                .orElseGet(Verdict.Clear::new);
    }

    /**
     * What is wrong with a sentence an interpreter says, if anything. Conditional words ("may", "suggests") make most
     * sentences right; questions to the seeker are right.
     *
     * @param sentence one sentence with its closing mark; more of them are read one by one, the gravest fault named
     */
    public Optional<Breach> check(String sentence) {
        return check(sentence, new Effort());
    }

    Optional<Breach> check(String sentence, Effort effort) {
        return answers.look(reader.read(sentence, effort), effort)
                .map(found -> new Breach(found.kind(), found.words()));
    }

    /** Everybody there is to turn to, in the order of the data file: by country. */
    public List<Resource> resources() {
        return resources.all();
    }

    /** When somebody last made sure that each resource answers. */
    public LocalDate resourcesReviewed() {
        return resources.reviewed();
    }

    int states() {
        return stops.states() + boundaries.states() + answers.states();
    }
}

package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Situations.Recognised;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one manner has to say to somebody in a {@link Situations situation}, from having heard their question many times:
 * from {@code mirror/situations/}, whole sentences that no other situation would bear.
 *
 * @param sense what it is like to be there; each, like all lists here, has at least one to choose from
 * @param motifs what each motif means there, but for what speaks of another kind of thing than was asked about
 * @param counsel what helps with each kind of question there
 * @param principles sentences that name one of the seven principles and say how it is true there
 * @param steps small things to do, bare verb phrases
 * @param questions open questions
 */
record Experience(
        List<String> sense,
        Map<Motif, String> motifs,
        Map<Wanted, List<String>> counsel,
        List<String> principles,
        List<String> steps,
        List<String> questions) {

    /** Of some motifs those of which there is something to say. */
    Stream<Motif> among(List<Motif> nearest) {
        return nearest.stream().filter(motifs::containsKey);
    }

    /** What it means there that a card comes down to this. */
    String of(Motif motif) {
        return Objects.requireNonNull(motifs.get(motif));
    }

    List<String> to(Wanted wanted) {
        return Objects.requireNonNull(counsel.get(wanted));
    }

    /** Empty where the manner has none for the situation; without what speaks of another kind of thing than the question. */
    static Optional<Experience> in(Temperament manner, Recognised situation) {
        return Optional.ofNullable(all(manner).get(situation.key()))
                .map(all -> situation.others().isEmpty() ? all : all.only(situation::bears));
    }

    private Experience only(Predicate<String> fits) {
        var fitting = new EnumMap<Motif, String>(Motif.class);
        motifs.forEach((motif, sentence) -> {
            if (fits.test(sentence)) {
                fitting.put(motif, sentence);
            }
        });
        var advice = new EnumMap<Wanted, List<String>>(Wanted.class);
        counsel.forEach((wanted, sentences) -> advice.put(wanted, preferring(fits, sentences)));
        return new Experience(
                preferring(fits, sense),
                fitting,
                advice,
                preferring(fits, principles),
                preferring(fits, steps),
                preferring(fits, questions));
    }

    private static List<String> preferring(Predicate<String> fits, List<String> sentences) {
        List<String> fitting = sentences.stream().filter(fits).toList();
        return fitting.isEmpty() ? sentences : fitting;
    }

    /** All of a manner's, by the situation's key. */
    static Map<String, Experience> all(Temperament manner) {
        return Objects.requireNonNull(Store.ALL.get(manner));
    }

    private static final class Store {

        private static final Map<Temperament, Map<String, Experience>> ALL = new EnumMap<>(Temperament.class);

        static {
            for (var manner : Temperament.values()) {
                ALL.put(manner, manner.isExperienced() ? read("situations/" + Terms.key(manner)) : Map.of());
            }
        }

        private static Map<String, Experience> read(String name) {
            var all = new HashMap<String, Experience>();
            Map<String, Object> told = Resource.read(name);
            var file = new Parts("mirror/%s.yml".formatted(name), told);
            told.keySet().forEach(situation -> all.put(situation, read(file.parts(situation))));
            return Map.copyOf(all);
        }

        private static Experience read(Parts parts) {
            Parts see = parts.parts("see");
            var motifs = new EnumMap<Motif, String>(Motif.class);
            for (var motif : Motif.values()) {
                motifs.put(motif, see.text(Terms.key(motif)));
            }
            Parts answers = parts.parts("counsel");
            var counsel = new EnumMap<Wanted, List<String>>(Wanted.class);
            for (var wanted : Wanted.values()) {
                counsel.put(wanted, answers.texts(Terms.key(wanted)));
            }
            return new Experience(
                    parts.texts("sense"),
                    motifs,
                    counsel,
                    parts.texts("principle"),
                    parts.texts("step"),
                    parts.texts("ask"));
        }
    }
}

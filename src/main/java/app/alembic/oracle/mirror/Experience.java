package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Situations.Recognised;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one manner has to say to somebody in a {@link Situations situation}, from having heard their question many times:
 * from {@code mirror/situations/}, whole sentences that no other situation would bear.
 *
 * @param motifs what each motif means there, but for what speaks of another kind of thing than was asked about
 * @param thoughts what holds a reading together, by what the cards have in common
 */
record Experience(Map<Motif, String> motifs, Map<Tenor, Thought> thoughts) {

    /** Whether there is something to say of it. */
    boolean speaksOf(Motif motif) {
        return motifs.containsKey(motif);
    }

    /** What it means there that a card comes down to this. */
    String of(Motif motif) {
        return Objects.requireNonNull(motifs.get(motif));
    }

    /** The thought to what the cards have in common, or where that speaks of another kind of thing, the nearest to it. */
    Thought on(Tenor tenor) {
        return Stream.concat(Stream.of(tenor), Arrays.stream(Tenor.values()))
                .flatMap(each -> Optional.ofNullable(thoughts.get(each)).stream())
                .findFirst()
                .orElseThrow();
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
        var bearable = new EnumMap<Tenor, Thought>(Tenor.class);
        thoughts.forEach((tenor, thought) -> {
            if (thought.said().allMatch(fits)) {
                bearable.put(tenor, thought);
            }
        });
        return new Experience(fitting, bearable.isEmpty() ? thoughts : bearable);
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
            return new Experience(motifs, Thought.allOf(parts.parts("thoughts")));
        }
    }
}

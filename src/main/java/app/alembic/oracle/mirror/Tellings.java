package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is told of a card on its place, with its light and its shadow in one thought: in one manner of writing, from
 * {@code mirror/tellings/}, one telling or more, of one to three sentences each, for every card, orientation and ground.
 */
final class Tellings {

    /** @param motifs what it comes down to, the nearest first; of none in a manner that does not speak of situations */
    record Telling(String text, List<Motif> motifs) {

        private static Telling of(Parts.Labelled told) {
            List<Motif> motifs = told.label().isEmpty()
                    ? List.of()
                    : Arrays.stream(told.label().split(" ")).map(Motif::named).toList();
            return new Telling(told.text(), motifs);
        }

        /** Whether it begins by showing a card's picture once more, so that nobody need have shown it before. */
        boolean shows(String image) {
            var first = FIRST_SENTENCE.matcher(text);
            Set<String> seen = beginnings(first.lookingAt() ? first.group() : text);
            seen.retainAll(beginnings(image));
            return seen.size() >= SHOWN;
        }

        private static Set<String> beginnings(String text) {
            return LONG_WORD
                    .matcher(text.toLowerCase(Locale.ROOT))
                    .results()
                    .map(word -> word.group().substring(0, ALIKE))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{4,}");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("[^.;:]*");

    /** In letters: "stand" and "standing" are alike, and "door" and "doors". */
    private static final int ALIKE = 4;

    /** In words: so many of a picture's, and one sees it. */
    private static final int SHOWN = 3;

    private static final Map<Temperament, Tellings> ALL = new EnumMap<>(Temperament.class);
    private static final Tellings FOR_GRIEF = new Tellings("grieving");

    static {
        for (var manner : Temperament.values()) {
            ALL.put(manner, new Tellings(Terms.key(manner)));
        }
    }

    private final Map<CardSide, Map<Ground, List<Telling>>> tellings;

    private Tellings(String manner) {
        tellings = CardSide.readAll("tellings/" + manner, Tellings::byGround);
    }

    private static Map<Ground, List<Telling>> byGround(Parts parts) {
        var told = new EnumMap<Ground, List<Telling>>(Ground.class);
        for (Ground ground : Ground.values()) {
            told.put(
                    ground,
                    parts.labelled(Terms.key(ground)).stream().map(Telling::of).toList());
        }
        return told;
    }

    static Tellings in(Temperament manner) {
        return Objects.requireNonNull(ALL.get(manner));
    }

    static Tellings forGrief() {
        return FOR_GRIEF;
    }

    /** What could be told of it; any one will do. */
    List<Telling> of(DrawnCard drawn) {
        return Objects.requireNonNull(
                Objects.requireNonNull(tellings.get(CardSide.of(drawn))).get(Ground.of(drawn.position())));
    }
}

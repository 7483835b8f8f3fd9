package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a card comes down to in a life, whatever is asked about: by it a card finds its words for a {@link Situations situation}. */
enum Motif {
    BEGIN,
    /** Standing before the step. */
    HESITATE,
    CHOOSE,
    /** Wanting it and going for it. */
    DRIVE,
    /** Steering what cannot be steered. */
    CONTROL,
    /** A firm line, a fair rule. */
    LIMITS,
    CLING,
    /** It is over, or may be put down. */
    RELEASE,
    UPSET,
    HURT,
    WORRY,
    /** Stepping back, and hearing oneself. */
    QUIET,
    /** Slow, steady work. */
    TEND,
    BURDEN,
    CARE,
    /** Going short, and asking. */
    NEED,
    CLOSENESS,
    CONFLICT,
    TRUTH,
    HIDDEN,
    PAST,
    LONGING,
    /** What is good already. */
    ENOUGH,
    /** Things moving by themselves. */
    CHANGE;

    /** The motifs of a card as it lies, at least one, the nearest first. */
    static List<Motif> of(DrawnCard drawn) {
        return Objects.requireNonNull(Store.ALL.get(CardSide.of(drawn)));
    }

    static Motif named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** {@code mirror/motifs.yml}. */
    private static final class Store {

        private static final Map<CardSide, List<Motif>> ALL = CardSide.readAll("motifs", Store::read);

        private static List<Motif> read(Parts parts) {
            return Stream.concat(Stream.of(parts.text("nearest")), parts.texts("also").stream())
                    .map(Motif::named)
                    .toList();
        }
    }
}

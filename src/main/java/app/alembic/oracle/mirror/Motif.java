package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a card comes down to in a life, whatever is asked about: by it a card finds its words for a {@link Situations situation}. */
enum Motif {
    BEGIN(Tenor.MOVING),
    /** Standing before the step. */
    HESITATE(Tenor.HELD),
    CHOOSE(Tenor.MOVING),
    /** Wanting it and going for it. */
    DRIVE(Tenor.MOVING),
    /** Steering what cannot be steered. */
    CONTROL(Tenor.HELD),
    /** A firm line, a fair rule. */
    LIMITS(Tenor.HELD),
    CLING(Tenor.HELD),
    /** It is over, or may be put down. */
    RELEASE(Tenor.MOVING),
    UPSET(Tenor.MOVING),
    HURT(Tenor.NEAR),
    WORRY(Tenor.HELD),
    /** Stepping back, and hearing oneself. */
    QUIET(Tenor.NEAR),
    /** Slow, steady work. */
    TEND(Tenor.NEAR),
    BURDEN(Tenor.HELD),
    CARE(Tenor.NEAR),
    /** Going short, and asking. */
    NEED(Tenor.NEAR),
    CLOSENESS(Tenor.NEAR),
    CONFLICT(Tenor.MOVING),
    TRUTH(Tenor.NEAR),
    HIDDEN(Tenor.HELD),
    PAST(Tenor.HELD),
    LONGING(Tenor.MOVING),
    /** What is good already. */
    ENOUGH(Tenor.NEAR),
    /** Things moving by themselves. */
    CHANGE(Tenor.MOVING);

    private final Tenor tenor;

    Motif(Tenor tenor) {
        this.tenor = tenor;
    }

    Tenor tenor() {
        return tenor;
    }

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

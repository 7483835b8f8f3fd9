package app.alembic.oracle.mirror;

import app.alembic.deck.Dignity;
import app.alembic.oracle.mirror.Passage.Weight;
import app.alembic.oracle.mirror.SpreadReading.Pair;
import app.alembic.spread.DrawnCard;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a Celtic Cross argues: its heart and what crosses it, the pair in which most is at stake, a card that shows where
 * that comes from and one that shows where it may go.
 */
record Throughline(Pair heart, Pair pair, Optional<DrawnCard> because, Optional<DrawnCard> so) {

    private static final List<String> SOURCES = List.of("foundation", "recent_past", "self");
    private static final List<String> WAYS_ON = List.of("near_future", "outcome", "crown");

    /** Empty where there is no cross. */
    static Optional<Throughline> of(SpreadReading spread) {
        List<Pair> pairs = spread.pairs();
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Pair heart = pairs.getFirst();
        Pair most = pairs.stream()
                .skip(1)
                .max(Comparator.comparingInt(pair -> stakes(pair, heart)))
                .orElseThrow();
        return Optional.of(
                new Throughline(heart, most, weightiest(spread, SOURCES, most), weightiest(spread, WAYS_ON, most)));
    }

    private static int stakes(Pair pair, Pair heart) {
        int tension = pair.dignity() == Dignity.CONTRARY || pair.dignity() == Dignity.SAME ? 4 : 0;
        int likeTheHeart = pair.dignity() == heart.dignity() ? 1 : 0;
        int turned = pair.first().reversed() != pair.second().reversed() ? 1 : 0;
        return tension + likeTheHeart + turned + rank(pair.first()) + rank(pair.second());
    }

    private static int rank(DrawnCard card) {
        return card.card().isMajor() ? 2 : 0;
    }

    private static Optional<DrawnCard> weightiest(SpreadReading spread, List<String> places, Pair taken) {
        return places.stream()
                .flatMap(place -> spread.at(place).stream())
                .filter(card -> !card.equals(taken.first()) && !card.equals(taken.second()))
                .max(Comparator.comparingInt(Throughline::rank));
    }

    Weight weight(DrawnCard card) {
        boolean carries = Stream.of(heart.first(), heart.second(), pair.first(), pair.second())
                .anyMatch(card::equals);
        boolean bears = because.filter(card::equals).isPresent()
                || so.filter(card::equals).isPresent();
        return carries ? Weight.FULL : bears ? Weight.USUAL : Weight.BRIEF;
    }
}

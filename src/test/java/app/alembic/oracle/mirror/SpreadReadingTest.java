package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Deck;
import app.alembic.deck.Suit;
import app.alembic.oracle.mirror.Standing.Bond;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadReadingTest {

    @Test
    void neighboursOfTheSameElementStrengthen() {
        SpreadReading row = row("cups_two", "cups_five", "wands_two");

        assertThat(standingOf(row, 0).bond()).isEqualTo(Bond.SAME);
        assertThat(standingOf(row, 0).strength()).isPositive();
    }

    @Test
    void fireAndWaterWeakenEachOther() {
        SpreadReading row = row("wands_two", "cups_five", "cups_two");

        assertThat(standingOf(row, 0).bond()).isEqualTo(Bond.CONTRARY);
        assertThat(standingOf(row, 0).strength()).isNegative();
    }

    @Test
    void twoNeighboursContraryToEachOtherCancel() {
        assertThat(standingOf(row("wands_two", "swords_five", "cups_two"), 1).bond())
                .isEqualTo(Bond.CANCELLED);
    }

    @Test
    void aFriendlyNeighbourMediatesAContraryOne() {
        Standing middle = standingOf(row("wands_two", "cups_five", "pentacles_two"), 1);

        assertThat(middle.bond()).isEqualTo(Bond.MEDIATED);
        assertThat(middle.neighbour().card().id()).isEqualTo("pentacles_two");
    }

    @Test
    void aSingleCardStandsAlone() {
        SpreadReading one = read(Spread.SINGLE, "cups_two");

        assertThat(one.standing(one.cards().getFirst())).isEmpty();
    }

    @Test
    void theDominantSuitIsTheOneThatLeads() {
        assertThat(row("cups_two", "cups_five", "wands_two").dominantSuit()).contains(Suit.CUPS);
        assertThat(row("cups_two", "swords_five", "wands_two").dominantSuit()).isEmpty();
    }

    @Test
    void aNumberThatComesTwiceIsSeen() {
        assertThat(row("cups_two", "cups_five", "wands_two").repeatedNumber())
                .extracting(card -> card.card().id())
                .containsExactly("cups_two", "wands_two");
    }

    @Test
    void aMajorAmongMinorsIsTheStrongestUnlessItsNeighboursSilenceIt() {
        assertThat(row("cups_two", "swords_five", "major_20").strongest().card().id())
                .isEqualTo("major_20");
    }

    @Test
    void theCelticCrossIsReadInItsSixPairs() {
        assertThat(new SpreadReading(
                                Spread.CELTIC_CROSS,
                                Deals.random(3, Spread.CELTIC_CROSS, "?").cards())
                        .pairs())
                .extracting(SpreadReading.Pair::key)
                .containsExactly(
                        "significator_crossing",
                        "foundation_crown",
                        "recent_past_near_future",
                        "self_environment",
                        "hopes_and_fears_outcome",
                        "crown_outcome");
    }

    private static Standing standingOf(SpreadReading spread, int place) {
        return spread.standing(spread.cards().get(place)).orElseThrow();
    }

    private static SpreadReading row(String... ids) {
        return read(Spread.THREE_CARD, ids);
    }

    private static SpreadReading read(Spread spread, String... ids) {
        return new SpreadReading(spread, lay(spread, false, ids));
    }

    private static List<DrawnCard> lay(Spread spread, boolean reversed, String... ids) {
        var cards = new ArrayList<DrawnCard>();
        for (String id : ids) {
            cards.add(new DrawnCard(Deck.standard().card(id), spread.positions().get(cards.size()), reversed));
        }
        return cards;
    }
}

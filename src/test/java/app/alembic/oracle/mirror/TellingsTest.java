package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Deck;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of the cards is held to the voice telling by telling, since no run of readings comes past them all. */
class TellingsTest {

    /** One spread holds a place of each ground. */
    private static final List<DrawnCard> EVERYWHERE = Deck.standard().cards().stream()
            .flatMap(card -> Stream.of("self", "foundation", "crossing", "environment", "crown")
                    .map(key -> Spread.CELTIC_CROSS.positions().stream()
                            .filter(position -> position.key().equals(key))
                            .findFirst()
                            .orElseThrow())
                    .flatMap(position ->
                            Stream.of(new DrawnCard(card, position, false), new DrawnCard(card, position, true))))
            .toList();

    private static final List<String> ALL = Stream.concat(
                    Arrays.stream(Temperament.values()).map(Tellings::in), Stream.of(Tellings.forGrief()))
            .flatMap(tellings -> EVERYWHERE.stream().flatMap(place -> tellings.of(place).stream()))
            .toList();

    @Test
    void everyCardOnEveryGroundHasATellingOfItsOwnInEachManner() {
        assertThat(ALL)
                .hasSizeGreaterThanOrEqualTo(78 * 2 * Ground.values().length * (Temperament.values().length + 1));
        var seen = new HashSet<String>();
        assertThat(ALL.stream().filter(telling -> !seen.add(telling))).isEmpty();
    }

    @Test
    void everyPlaceOfEverySpreadHasItsGround() {
        for (var spread : Spread.values()) {
            assertThat(spread.positions())
                    .allSatisfy(position -> assertThat(Ground.of(position)).isNotNull());
        }
    }

    @Test
    void noTellingForetellsOrThreatens() {
        assertThat(ALL.stream().filter(HouseRules.FORETELLS_OR_THREATENS)).isEmpty();
    }

    @Test
    void theSafetyRulesRefuseNone() {
        assertThat(ALL.stream()
                        .flatMap(telling -> Scrutiny.sentences(telling).stream())
                        .filter(HouseRules::isRefused))
                .isEmpty();
    }

    @Test
    void noTellingNamesACard() {
        assertThat(ALL.stream().filter(HouseRules::namesACard)).isEmpty();
    }

    @Test
    void everyTellingIsWellSet() {
        assertThat(ALL.stream().filter(HouseRules.BADLY_SET)).isEmpty();
        assertThat(ALL).allMatch(telling -> telling.matches("[A-Z][^?]*\\."));
    }
}

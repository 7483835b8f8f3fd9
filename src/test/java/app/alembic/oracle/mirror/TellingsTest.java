package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
            .map(Tellings.Telling::text)
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
    void everyTellingOfAMannerThatKnowsTheSituationsSaysWhatItComesDownTo() {
        assertThat(Arrays.stream(Temperament.values())
                        .filter(Temperament::isExperienced)
                        .map(Tellings::in)
                        .flatMap(tellings -> EVERYWHERE.stream().flatMap(place -> tellings.of(place).stream())))
                .allSatisfy(telling -> assertThat(telling.motifs()).isNotEmpty().doesNotHaveDuplicates());
    }

    @Test
    void whatIsSaidOfTheSituationGoesOnFromWhatWasTold() {
        var follows = new ArrayList<Boolean>();
        for (int seed = 0; seed < 400; seed++) {
            Consultation deal = Deals.random(seed, Spread.SINGLE, "Should I quit my job?");
            String text = plain(Deals.interpret(deal));
            for (var manner : Temperament.values()) {
                if (!manner.isExperienced()) {
                    continue;
                }
                Map<Motif, String> said = Objects.requireNonNull(
                                Experience.all(manner).get("quit_job"))
                        .motifs();
                Tellings.in(manner).of(deal.cards().getFirst()).stream()
                        .filter(telling -> text.contains(plain(telling.text())))
                        .forEach(telling -> said.entrySet().stream()
                                .filter(motif -> text.contains(plain(motif.getValue())))
                                .forEach(motif -> follows.add(
                                        motif.getKey() == telling.motifs().getFirst())));
            }
        }

        assertThat(follows).hasSizeGreaterThan(100);
        // What would echo something is not said, and the next motif is.
        assertThat(follows.stream().filter(Boolean::booleanValue).count()).isGreaterThan(follows.size() * 8 / 10);
    }

    /** Its words alone: the editor joins sentences. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ");
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

package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.safety.Safety;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of the cards is held to the voice telling by telling, since no run of readings comes past them all. */
class TellingsTest {

    private static final Predicate<String> FORETELLS_OR_THREATENS = Pattern.compile(
                    "(?i)\\b(?:will|won't|you'll|fate|destin\\w*|fortune|lucky|must|beware|warning|predict\\w*|guarantee\\w*"
                            + "|diagnos\\w*|medication|doctor|lawyer|sue|invest|doom\\w*|curse\\w*|upright|reversed|tarot)\\b")
            .asPredicate();

    private static final Predicate<String> BADLY_SET = Pattern.compile(
                    "  |[{}<>*_#\\[\\]?!…–—()\"“”‘’]| [,.;:]|[,;:][,.;:]|\\.\\.|(?i:\\b(\\w+) \\1\\b)|(?i:\\ba [aeio]\\w)"
                            + "|(?i:\\ban [^aeiouh ])|\\. [a-z]|^[^A-Z]|[^.]$")
            .asPredicate();

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
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(78 * 2 * Ground.values().length * 6);
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
        assertThat(ALL.stream().filter(FORETELLS_OR_THREATENS)).isEmpty();
    }

    @Test
    void theSafetyRulesRefuseNone() {
        Safety safety = Safety.standard();

        assertThat(ALL.stream()
                        .flatMap(telling -> Scrutiny.sentences(telling).stream())
                        .filter(sentence -> safety.check(sentence).isPresent()))
                .isEmpty();
    }

    @Test
    void noTellingNamesACard() {
        Predicate<String> names = Pattern.compile(Deck.standard().cards().stream()
                        .map(Card::name)
                        .map(name -> Pattern.quote(name.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining("|", "\\b(?:", ")\\b")))
                .asPredicate();

        assertThat(ALL.stream().filter(telling -> names.test(telling.toLowerCase(Locale.ROOT))))
                .isEmpty();
    }

    @Test
    void everyTellingIsWellSet() {
        assertThat(ALL.stream().filter(BADLY_SET)).isEmpty();
    }
}

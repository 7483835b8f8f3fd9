package app.alembic.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statistics with fixed seeds: the same draws every time, so that a failure is a fault and not bad luck. */
class DealerTest {

    private static final int DRAWS = 1_000_000;

    /** Of chi-square at a chance of one in a thousand, by degrees of freedom. */
    private static final double CRITICAL_1 = 10.83;

    private static final double CRITICAL_77 = 121.1;

    /** 78 · 77 ordered pairs: by Wilson and Hilferty's approximation. */
    private static final double CRITICAL_6005 = 6348.0;

    private static final UUID DRAW = new UUID(20261122, 1);

    private static final Map<String, Integer> PLACES = places();

    private final Dealer dealer = new Dealer(Deck.standard());

    @ParameterizedTest
    @EnumSource
    void laysEachPositionOnceWithDifferentCards(Spread spread) {
        List<DrawnCard> cards = deal(spread, false, 1);

        assertThat(cards).extracting(DrawnCard::position).isEqualTo(spread.positions());
        assertThat(cards).extracting(DrawnCard::card).doesNotHaveDuplicates();
    }

    @Test
    void anyPartOfTheTermsAndTheSeedMakesAnotherDraw() {
        var terms = new Terms(DRAW, "1", Spread.CELTIC_CROSS, false, new ClientSeed("a"));
        var seed = seed(1);

        assertThat(List.of(
                        dealer.deal(seed, terms),
                        dealer.deal(seed(2), terms),
                        dealer.deal(
                                seed, new Terms(new UUID(1, 1), "1", Spread.CELTIC_CROSS, false, terms.clientSeed())),
                        dealer.deal(seed, new Terms(DRAW, "2", Spread.CELTIC_CROSS, false, terms.clientSeed())),
                        dealer.deal(seed, new Terms(DRAW, "1", Spread.CELTIC_CROSS, true, terms.clientSeed())),
                        dealer.deal(seed, new Terms(DRAW, "1", Spread.CELTIC_CROSS, false, new ClientSeed("a ")))))
                .extracting(
                        cards -> cards.stream().map(drawn -> drawn.card().id()).toList())
                .doesNotHaveDuplicates();
        assertThat(dealer.deal(seed, terms)).isEqualTo(dealer.deal(seed(1), terms));
    }

    @Test
    void everyCardIsAsLikelyOnEveryPositionInEitherOrientationAndBesideAnyOther() {
        int[][] onPlace = new int[3][Deck.SIZE];
        int[][] pairs = new int[Deck.SIZE][Deck.SIZE];
        int[] reversed = new int[3];
        int[] reversedCard = new int[Deck.SIZE];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<DrawnCard> cards = deal(Spread.THREE_CARD, false, draw);
            for (int place = 0; place < 3; place++) {
                int card = place(cards.get(place));
                onPlace[place][card]++;
                if (cards.get(place).reversed()) {
                    reversed[place]++;
                    reversedCard[card]++;
                }
            }
            pairs[place(cards.get(0))][place(cards.get(1))]++;
        }

        for (int place = 0; place < 3; place++) {
            assertThat(chiSquare(Arrays.stream(onPlace[place]), DRAWS / 78.0))
                    .as("cards on position %d", place)
                    .isLessThan(CRITICAL_77);
            assertThat(chiSquare(IntStream.of(reversed[place], DRAWS - reversed[place]), DRAWS / 2.0))
                    .as("orientation on position %d", place)
                    .isLessThan(CRITICAL_1);
        }
        assertThat(chiSquare(Arrays.stream(reversedCard), 3 * DRAWS / 156.0))
                .as("reversed cards")
                .isLessThan(CRITICAL_77);
        IntStream neighbours = IntStream.range(0, Deck.SIZE)
                .flatMap(first -> IntStream.range(0, Deck.SIZE)
                        .filter(second -> second != first)
                        .map(second -> pairs[first][second]));
        assertThat(chiSquare(neighbours, DRAWS / (78.0 * 77)))
                .as("pairs of the first and second card")
                .isLessThan(CRITICAL_6005);
        assertThat(IntStream.range(0, Deck.SIZE).map(card -> pairs[card][card]).sum())
                .isZero();
    }

    @Test
    void uprightOnlyMeansIt() {
        for (int draw = 0; draw < 1_000; draw++) {
            assertThat(deal(Spread.CELTIC_CROSS, true, draw)).noneMatch(DrawnCard::reversed);
        }
    }

    /** 1 − C(56,10)/C(78,10) ≈ 0.972; 10 · 22/78 ≈ 2.82; 10 · 14/78 ≈ 1.79. */
    @Test
    void aCelticCrossShowsMajorsAndSuitsAsOftenAsCountingSays() {
        int crosses = 100_000;
        int withMajor = 0;
        long majors = 0;
        Map<String, Integer> suits = new HashMap<>();
        for (int draw = 0; draw < crosses; draw++) {
            List<DrawnCard> cards = deal(Spread.CELTIC_CROSS, false, draw);
            long here = cards.stream().filter(card -> card.card().isMajor()).count();
            withMajor += here > 0 ? 1 : 0;
            majors += here;
            cards.forEach(card -> card.card().suit().ifPresent(suit -> suits.merge(suit.name(), 1, Integer::sum)));
        }

        assertThat((double) withMajor / crosses).isCloseTo(0.972, within(0.002));
        assertThat((double) majors / crosses).isCloseTo(2.82, within(0.02));
        assertThat(suits)
                .hasSize(4)
                .allSatisfy((_, count) -> assertThat((double) count / crosses).isCloseTo(1.79, within(0.02)));
    }

    private List<DrawnCard> deal(Spread spread, boolean uprightOnly, int number) {
        var terms = new Terms(DRAW, Deck.VERSION, spread, uprightOnly, new ClientSeed("draw " + number));
        return dealer.deal(seed(number), terms);
    }

    private static ServerSeed seed(int number) {
        return new ServerSeed(
                Fields.of("test").add(Integer.toString(number)).hash().bytes());
    }

    private static double chiSquare(IntStream counts, double expected) {
        return counts.mapToDouble(count -> Math.pow(count - expected, 2) / expected)
                .sum();
    }

    private static int place(DrawnCard drawn) {
        return PLACES.getOrDefault(drawn.card().id(), -1);
    }

    private static Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        for (Card card : Deck.standard().cards()) {
            places.put(card.id(), places.size());
        }
        return places;
    }
}

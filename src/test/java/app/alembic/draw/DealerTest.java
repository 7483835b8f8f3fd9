package app.alembic.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.alembic.deck.Deck;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statistics with a fixed seed: the same draws every time, so that a failure is a fault and not bad luck. */
class DealerTest {

    private static final int DRAWS = 100_000;

    /** Of chi-square at a chance of one in a thousand, by degrees of freedom. */
    private static final double CRITICAL_77 = 121.1;

    private static final double CRITICAL_1 = 10.83;

    private Dealer dealer;

    @BeforeEach
    void seed() {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
        dealer = new Dealer(Deck.standard(), chance);
    }

    @ParameterizedTest
    @EnumSource
    void laysEachPositionOnceWithDifferentCards(Spread spread) {
        List<DrawnCard> cards = dealer.deal(spread, false);

        assertThat(cards).extracting(DrawnCard::position).isEqualTo(spread.positions());
        assertThat(cards).extracting(DrawnCard::card).doesNotHaveDuplicates();
    }

    @Test
    void everyCardIsAsLikelyOnEveryPosition() {
        Map<String, int[]> counts = new HashMap<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            List<DrawnCard> cards = dealer.deal(Spread.THREE_CARD, false);
            for (int place = 0; place < 3; place++) {
                counts.computeIfAbsent(cards.get(place).card().id(), _ -> new int[3])[place]++;
            }
        }

        double expected = DRAWS / 78.0;
        for (int place = 0; place < 3; place++) {
            int here = place;
            double chiSquare = counts.values().stream()
                    .mapToDouble(count -> Math.pow(count[here] - expected, 2) / expected)
                    .sum();
            assertThat(chiSquare).as("position %d", place).isLessThan(CRITICAL_77);
        }
    }

    @Test
    void orientationIsAFairCoin() {
        int reversed = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            reversed += dealer.deal(Spread.SINGLE, false).getFirst().reversed() ? 1 : 0;
        }

        double half = DRAWS / 2.0;
        assertThat(2 * Math.pow(reversed - half, 2) / half).isLessThan(CRITICAL_1);
    }

    @Test
    void uprightOnlyMeansIt() {
        for (int draw = 0; draw < 1_000; draw++) {
            assertThat(dealer.deal(Spread.CELTIC_CROSS, true)).noneMatch(DrawnCard::reversed);
        }
    }

    /** 1 − C(56,10)/C(78,10) ≈ 0.972; 10 · 22/78 ≈ 2.82; 10 · 14/78 ≈ 1.79. */
    @Test
    void aCelticCrossShowsMajorsAndSuitsAsOftenAsCountingSays() {
        int crosses = 50_000;
        int withMajor = 0;
        long majors = 0;
        long cups = 0;
        for (int draw = 0; draw < crosses; draw++) {
            List<DrawnCard> cards = dealer.deal(Spread.CELTIC_CROSS, false);
            long here = cards.stream().filter(card -> card.card().isMajor()).count();
            withMajor += here > 0 ? 1 : 0;
            majors += here;
            cups += cards.stream()
                    .filter(card -> card.card().id().startsWith("cups_"))
                    .count();
        }

        assertThat((double) withMajor / crosses).isCloseTo(0.972, within(0.003));
        assertThat((double) majors / crosses).isCloseTo(2.82, within(0.03));
        assertThat((double) cups / crosses).isCloseTo(1.79, within(0.03));
    }
}

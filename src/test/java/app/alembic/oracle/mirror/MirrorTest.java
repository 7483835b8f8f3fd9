package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.spread.Spread;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MirrorTest {

    @Test
    void everyCardInEveryPlaceAndOrientationIsReadFaithfully() {
        assertThat(Deals.everyCardEverywhere()
                        .flatMap(deal -> Scrutiny.of(deal).stream())
                        .limit(12))
                .isEmpty();
    }

    @Test
    void thousandsOfReadingsKeepToTheVoice() {
        assertThat(Deals.random(1600, 1)
                        .flatMap(deal -> Scrutiny.of(deal).stream())
                        .limit(12))
                .isEmpty();
    }

    @Test
    void theSameConsultationGetsTheSameWords() {
        Consultation deal = Deals.random(7);

        assertThat(Deals.interpret(deal)).isEqualTo(Deals.interpret(deal));
    }

    @Test
    void anotherReadingOfTheSameCardsGetsOtherWords() {
        Consultation deal = Deals.random(7);
        var again = new Consultation(new UUID(1, 2), deal.question(), deal.spread(), deal.cards());

        assertThat(Deals.interpret(again)).isNotEqualTo(Deals.interpret(deal));
    }

    @Test
    void theListenerHearsSentencesThatJoinIntoTheWholeText() {
        Consultation deal = Deals.random(11, Spread.THREE_CARD, "Should I leave the city for the coast?");
        List<String> heard = new ArrayList<>();

        new Mirror().answer(new Inquiry.Interpretation(deal), heard::add);

        assertThat(heard).hasSizeGreaterThan(10);
        assertThat(String.join("", heard)).isEqualTo(Deals.interpret(deal)).contains("\n\n");
    }

    @Test
    void aReadingIsWrittenWithinTwentyMilliseconds() {
        Deals.random(200, 50).forEach(Deals::interpret);
        // The thread's own time: a busy machine must not fail the test.
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        Deals.random(100, 900).forEach(Deals::interpret);

        assertThat(Duration.ofNanos((clock.getCurrentThreadCpuTime() - start) / 100))
                .isLessThan(Duration.ofMillis(20));
    }
}

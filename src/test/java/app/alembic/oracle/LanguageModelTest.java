package app.alembic.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.alembic.oracle.OracleFailed.Reason;
import app.alembic.oracle.OracleSettings.Calls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a model is asked, and when it is left alone. */
class LanguageModelTest {

    private static final Spoken XAI = Spoken.XAI;

    private final ModelServer server = new ModelServer();
    private final Hands clock = new Hands();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void aModelThatFailsTooOftenIsLeftAloneAndTriedOnceAfterHalfAMinute(int status) {
        Oracle oracle = oracle(new Calls(16, 64));
        server.plays(ModelServer.status(status, "", ""));
        for (int i = 0; i < Breaker.FEWEST_CALLS; i++) {
            failure(oracle);
        }
        int before = server.requests.size();

        OracleFailed left = failure(oracle);
        assertThat(left.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(left).hasMessage("xai failed too often and is left alone for a while.");
        clock.move(Breaker.OPEN);
        failure(oracle);
        assertThat(server.requests).hasSize(before);

        // The one that looks finds it as bad as before, and it is another half minute.
        clock.move(Duration.ofMillis(1));
        assertThat(failure(oracle)).hasMessageContaining("status " + status);
        assertThat(failure(oracle)).hasMessageContaining("left alone");

        clock.move(Breaker.OPEN.plusMillis(1));
        server.plays(ModelServer.whole(XAI.whole()));
        for (int i = 0; i < 3; i++) {
            assertThat(oracle.answer(Spoken.inquiry(), _ -> {})).isEqualTo(XAI.spent());
        }
    }

    @Test
    void oneCallAloneSeesWhetherAModelIsBack() throws Exception {
        Oracle oracle = oracle(new Calls(16, 64));
        server.plays(ModelServer.status(401, "", ""));
        for (int i = 0; i < Breaker.FEWEST_CALLS; i++) {
            failure(oracle);
        }
        clock.move(Breaker.OPEN.plusMillis(1));
        var speaks = new CountDownLatch(1);
        server.plays(ModelServer.hanging(XAI.whole(), XAI.afterFirstText(), server.left));
        Thread looks = speaking(oracle, speaks);
        speaks.await();

        assertThat(failure(oracle)).hasMessageContaining("left alone");

        // Interrupted, it has found out nothing, and the next one may look.
        looks.interrupt();
        looks.join();
        server.plays(ModelServer.whole(XAI.whole()));
        assertThat(oracle.answer(Spoken.inquiry(), _ -> {})).isEqualTo(XAI.spent());
    }

    @ParameterizedTest
    @EnumSource
    void answersThatAreTooLongOrEmptyAreNotHeldAgainstAModel(Spoken spoken) {
        Oracle oracle = spoken.at(server.uri());
        for (int i = 0; i < 2 * Breaker.FEWEST_CALLS; i++) {
            String recording = i % 2 == 0 ? "length" : "empty";
            server.plays(ModelServer.whole(spoken.recording(recording)));
            assertThat(failure(oracle).reason()).isEqualTo(i % 2 == 0 ? Reason.TOO_LONG : Reason.EMPTY);
        }
    }

    @Test
    void whoFindsTheQueueFullIsToldSoAtOnceAndItIsNotHeldAgainstTheModel() throws Exception {
        Oracle oracle = oracle(new Calls(1, 0));
        var speaks = new CountDownLatch(1);
        server.plays(ModelServer.hanging(XAI.whole(), XAI.afterFirstText(), server.left));
        Thread first = speaking(oracle, speaks);
        speaks.await();

        for (int i = 0; i < 2 * Breaker.FEWEST_CALLS; i++) {
            OracleFailed failure = failure(oracle);
            assertThat(failure.reason()).isEqualTo(Reason.BUSY);
            assertThat(failure).hasMessage("xai has its queue full.");
            assertThat(failure.spent()).isEqualTo(Spent.NOTHING);
        }

        first.interrupt();
        first.join();
        server.plays(ModelServer.whole(XAI.whole()));
        assertThat(oracle.answer(Spoken.inquiry(), _ -> {})).isEqualTo(XAI.spent());
    }

    private Oracle oracle(Calls calls) {
        return XAI.at(server.uri(), Spoken.PATIENT, calls, clock);
    }

    private static Thread speaking(Oracle oracle, CountDownLatch speaks) {
        return Thread.ofVirtual().start(() -> {
            try {
                oracle.answer(Spoken.inquiry(), _ -> speaks.countDown());
            } catch (OracleFailed expected) {
                // Interrupted; or it never spoke, and the test must not wait for it.
                speaks.countDown();
            }
        });
    }

    private static OracleFailed failure(Oracle oracle) {
        OracleFailed failure = catchThrowableOfType(OracleFailed.class, () -> oracle.answer(Spoken.inquiry(), _ -> {}));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** A clock that moves when told. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void move(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

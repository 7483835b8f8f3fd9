package app.alembic.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void thoseWhoWaitAreServedInTheOrderOfTheirComing() throws Exception {
        var turnstile = new Turnstile(1, 64, LONG);
        BlockingQueue<Integer> served = new LinkedBlockingQueue<>();
        List<Thread> waiting = new ArrayList<>();
        try (Turnstile.Pass _ = turnstile.enter()) {
            for (int i = 0; i < 64; i++) {
                int number = i;
                waiting.add(Thread.ofVirtual().start(() -> pass(turnstile, () -> served.add(number))));
                awaitQueue(turnstile, i + 1);
            }
        }
        for (Thread thread : waiting) {
            thread.join();
        }

        assertThat(List.copyOf(served)).hasSize(64).isSorted();
    }

    @Test
    void aFullQueueTurnsAwayAtOnceAndTakesAgainWhenItMoves() throws Exception {
        var turnstile = new Turnstile(1, 1, LONG);
        Thread second;
        try (Turnstile.Pass _ = turnstile.enter()) {
            second = Thread.ofVirtual().start(() -> pass(turnstile, () -> {}));
            awaitQueue(turnstile, 1);

            assertThatThrownBy(turnstile::enter)
                    .isInstanceOf(Turnstile.Full.class)
                    .hasMessage("has its queue full");
        }
        second.join();

        turnstile.enter().close();
    }

    @Test
    void nobodyWaitsPastTheLimitAndNobodyLeavesAPlaceTaken() throws Exception {
        var turnstile = new Turnstile(1, 1, Duration.ofMillis(20));
        try (Turnstile.Pass _ = turnstile.enter()) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(turnstile::enter)
                        .isInstanceOf(Turnstile.Full.class)
                        .hasMessage("is busy for too long");
            }
        }

        turnstile.enter().close();
    }

    @Test
    void anInterruptLeavesNoPlaceTaken() throws Exception {
        var turnstile = new Turnstile(1, 1, LONG);
        try (Turnstile.Pass _ = turnstile.enter()) {
            for (int i = 0; i < 5; i++) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(turnstile::enter).isInstanceOf(InterruptedException.class);
            }
        }

        turnstile.enter().close();
    }

    private static void pass(Turnstile turnstile, Runnable inside) {
        try (Turnstile.Pass _ = turnstile.enter()) {
            inside.run();
        } catch (Turnstile.Full | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQueue(Turnstile turnstile, int length) {
        while (turnstile.waiting() < length) {
            Thread.onSpinWait();
        }
    }
}

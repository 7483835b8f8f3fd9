package app.alembic.oracle;

import static app.alembic.oracle.Rank.FIRST;
import static app.alembic.oracle.Rank.IN_TURN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnstileTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final BlockingQueue<Integer> served = new LinkedBlockingQueue<>();
    private final List<Thread> waiting = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void thoseOfOneRankAreServedInTheOrderOfTheirComing(Rank rank) throws Exception {
        var turnstile = new Turnstile(1, 64, LONG);
        try (Turnstile.Pass _ = turnstile.enter(IN_TURN)) {
            for (int i = 0; i < 64; i++) {
                queueUp(turnstile, rank, i);
            }
        }

        assertThat(served()).hasSize(64).isSorted();
    }

    @Test
    void theFirstInRankGoBeforeAllOthersAndEachRankInTheOrderOfItsComing() throws Exception {
        var turnstile = new Turnstile(1, 64, LONG);
        try (Turnstile.Pass _ = turnstile.enter(IN_TURN)) {
            for (int i = 0; i < 64; i++) {
                queueUp(turnstile, isFirst(i) ? FIRST : IN_TURN, i);
            }
        }

        assertThat(served())
                .containsExactlyElementsOf(IntStream.concat(
                                IntStream.range(0, 64).filter(TurnstileTest::isFirst),
                                IntStream.range(0, 64).filter(i -> !isFirst(i)))
                        .boxed()
                        .toList());
    }

    /** No pattern that an order could keep by chance; the first to come is not among them. */
    private static boolean isFirst(int number) {
        return number * 11 % 7 > 3;
    }

    @Test
    void nobodyInsideLeavesForTheFirstInRank() throws Exception {
        var turnstile = new Turnstile(2, 1, LONG);
        try (Turnstile.Pass _ = turnstile.enter(IN_TURN)) {
            try (Turnstile.Pass _ = turnstile.enter(IN_TURN)) {
                queueUp(turnstile, FIRST, 1);
                assertThat(served).isEmpty();
            }
            assertThat(served()).as("one place is enough").containsExactly(1);
        }
    }

    @Test
    void whoLeavesTheQueueKeepsNobodyFromTheirTurn() throws Exception {
        var turnstile = new Turnstile(1, 64, LONG);
        try (Turnstile.Pass _ = turnstile.enter(IN_TURN)) {
            for (int i = 0; i < 64; i++) {
                queueUp(turnstile, isFirst(i) ? FIRST : IN_TURN, isFirst(i) ? i : 100 + i);
            }
            for (int i = 0; i < 64; i += 3) {
                waiting.get(i).interrupt();
                waiting.get(i).join();
            }
        }

        assertThat(served()).hasSize(42).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void aFullQueueTurnsAwayAtOnceWhateverTheRankAndTakesAgainWhenItMoves(Rank rank) throws Exception {
        var turnstile = new Turnstile(1, 1, LONG);
        try (Turnstile.Pass _ = turnstile.enter(IN_TURN)) {
            queueUp(turnstile, IN_TURN, 1);

            assertThatThrownBy(() -> turnstile.enter(rank))
                    .isInstanceOf(Turnstile.Full.class)
                    .hasMessage("has its queue full");
        }
        assertThat(served()).containsExactly(1);

        turnstile.enter(rank).close();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWaitsPastTheLimitAndNobodyLeavesAPlaceTaken(Rank rank) throws Exception {
        var turnstile = new Turnstile(1, 1, SHORT);
        try (Turnstile.Pass _ = turnstile.enter(rank)) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> turnstile.enter(rank))
                        .isInstanceOf(Turnstile.Full.class)
                        .hasMessage("is busy for too long");
            }
        }

        turnstile.enter(rank).close();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptLeavesNoPlaceTaken(Rank rank) throws Exception {
        var turnstile = new Turnstile(1, 1, LONG);
        try (Turnstile.Pass _ = turnstile.enter(rank)) {
            for (int i = 0; i < 5; i++) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> turnstile.enter(rank)).isInstanceOf(InterruptedException.class);
            }
        }

        turnstile.enter(rank).close();
    }

    @Test
    void aPlaceIsNeverLostWhenSomebodyIsInterruptedJustAsTheyAreCalledIn() throws Exception {
        var turnstile = new Turnstile(1, 1, LONG);
        try (var hands = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 20_000; i++) {
                Turnstile.Pass inside = turnstile.enter(IN_TURN);
                Thread waits = Thread.ofPlatform().start(() -> comeAndGo(turnstile, FIRST, () -> {}));
                awaitQueue(turnstile, 1);
                Future<?> leaves = hands.submit(inside::close);
                waits.interrupt();
                leaves.get();
                waits.join();
            }
        }

        turnstile.enter(IN_TURN).close();
    }

    @Test
    void thoseWhoTireAndThoseWhoAreStoppedInTheCrowdLeaveEveryPlaceFree() throws Exception {
        var turnstile = new Turnstile(4, 32, Duration.ofNanos(200_000));
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var entered = new AtomicInteger();
        var crowd = new ArrayList<Thread>();
        for (int i = 0; i < 64; i++) {
            var chance = new Random(i);
            crowd.add(Thread.ofVirtual().start(() -> {
                for (int round = 0; round < 2_000; round++) {
                    comeAndGo(turnstile, chance.nextBoolean() ? FIRST : IN_TURN, () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        entered.incrementAndGet();
                        spin(chance.nextInt(500));
                        inside.decrementAndGet();
                    });
                }
            }));
        }
        var chance = new Random(64);
        while (crowd.stream().anyMatch(Thread::isAlive)) {
            crowd.get(chance.nextInt(crowd.size())).interrupt();
            spin(chance.nextInt(5_000));
        }

        assertThat(entered).hasPositiveValue();
        assertThat(most).hasValueLessThanOrEqualTo(4);
        assertThatExactlyThisManyAreFree(turnstile, 4);
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
        Thread.yield();
    }

    /** Nobody waits, so many come in at once, and the next one does not. */
    private static void assertThatExactlyThisManyAreFree(Turnstile turnstile, int free) throws Exception {
        assertThat(turnstile.waiting()).isZero();
        for (int i = 0; i < free; i++) {
            turnstile.enter(IN_TURN);
        }
        assertThatThrownBy(() -> turnstile.enter(FIRST)).hasMessage("is busy for too long");
    }

    /** Somebody who is in the queue when this returns. */
    private void queueUp(Turnstile turnstile, Rank rank, int number) {
        int before = turnstile.waiting();
        waiting.add(Thread.ofVirtual().start(() -> comeAndGo(turnstile, rank, () -> served.add(number))));
        awaitQueue(turnstile, before + 1);
    }

    private static void comeAndGo(Turnstile turnstile, Rank rank, Runnable inside) {
        try (Turnstile.Pass _ = turnstile.enter(rank)) {
            inside.run();
        } catch (Turnstile.Full | InterruptedException expected) {
            // Turned away, tired or stopped: whoever was not served is missing where it matters.
        }
    }

    /** Who came in, in that order, when all are gone. */
    private List<Integer> served() throws InterruptedException {
        for (Thread thread : waiting) {
            thread.join();
        }
        return List.copyOf(served);
    }

    private static void awaitQueue(Turnstile turnstile, int length) {
        while (turnstile.waiting() < length) {
            Thread.onSpinWait();
        }
    }
}

package app.alembic.oracle;

import app.alembic.oracle.OracleFailed.Reason;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares seekers the wait for an oracle that fails: when half of its last ten calls did, and at least five were made, it is
 * not asked for 30 seconds, and then once, to see.
 */
final class Breaker {

    static final Duration OPEN = Duration.ofSeconds(30);
    static final int FEWEST_CALLS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final int WINDOW = 10;

    /** A wrong key fails always, so refusals belong to these. What is empty or too long was at least an answer. */
    private static final Set<Reason> FAILURES =
            EnumSet.of(Reason.UNAVAILABLE, Reason.SLOW, Reason.BROKEN, Reason.REFUSED);

    private final CircuitBreaker circuit;

    Breaker(String provider, Clock clock) {
        circuit = CircuitBreaker.of(
                provider,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(FEWEST_CALLS)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(Breaker::isFailure)
                        .build());
        circuit.getEventPublisher()
                .onStateTransition(change -> LOG.warn(
                        "{}: circuit {}", provider, change.getStateTransition().getToState()));
    }

    /** @return null while the oracle is left alone */
    @Nullable
    Trial begin() {
        return circuit.tryAcquirePermission() ? new Trial() : null;
    }

    boolean isOpen() {
        return circuit.getState() == CircuitBreaker.State.OPEN;
    }

    /** One call. Closed without a word about its end, it counts for nothing: that was not the oracle's doing. */
    final class Trial implements AutoCloseable {

        private boolean isDecided;

        void answered() {
            isDecided = true;
            circuit.onSuccess(0, TimeUnit.MILLISECONDS);
        }

        void failed(OracleFailed failure) {
            isDecided = true;
            circuit.onError(0, TimeUnit.MILLISECONDS, failure);
        }

        @Override
        public void close() {
            if (!isDecided) {
                circuit.releasePermission();
            }
        }
    }

    private static boolean isFailure(Throwable failure) {
        return failure instanceof OracleFailed failed && FAILURES.contains(failed.reason());
    }
}

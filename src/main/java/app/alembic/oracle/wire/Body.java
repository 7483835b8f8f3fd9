package app.alembic.oracle.wire;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A response's body, taken piece by piece with a limit on each wait, which the client's own stream has not. Closing it
 * before its end closes the connection. A few pieces are asked for ahead, so that a fast server waits for a slow reader.
 */
final class Body implements BodySubscriber<Body>, AutoCloseable {

    private sealed interface Arrival {
        record Piece(List<ByteBuffer> bytes) implements Arrival {}

        record Failure(Throwable cause) implements Arrival {}

        record End() implements Arrival {}
    }

    /** With one alone the client would stop listening to the connection after each, which is wanted only from time to time. */
    private static final int AHEAD = 4;

    private final Cadence cadence;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private @Nullable Subscription subscription;
    private int expected;
    private boolean isClosed;
    private boolean isComplete;

    Body(Cadence cadence) {
        this.cadence = cadence;
    }

    /**
     * @param soon whether the rest of what was taken last is wanted before it is this stream's turn again: the client hands over
     *     buffer by buffer, and where one ends in the middle of a line the next has come already
     * @return null at the end
     * @throws TimeoutException after {@code nanos} without anything
     * @throws IOException if the connection broke
     */
    @Nullable
    List<ByteBuffer> take(long nanos, boolean soon) throws InterruptedException, TimeoutException, IOException {
        listenOn(soon);
        return switch (arrivals.poll(nanos, TimeUnit.NANOSECONDS)) {
            case null -> throw new TimeoutException();
            case Arrival.Piece piece -> piece.bytes();
            case Arrival.Failure failure ->
                throw new IOException(failure.cause().getClass().getSimpleName());
            case Arrival.End end -> {
                arrivals.add(end);
                yield null;
            }
        };
    }

    /** Reads on to the end for a short while, because only a connection that was read to its end can be used again. */
    void drain(long nanos) {
        long until = System.nanoTime() + nanos;
        expect(AHEAD);
        try {
            while (take(Math.max(0, until - System.nanoTime()), true) != null) {
                // Nothing that follows the end mark has a meaning.
            }
        } catch (TimeoutException | IOException stillOpen) {
            close();
        } catch (InterruptedException stopped) {
            // The answer is whole: whoever interrupts finds the flag at its next wait.
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void listenOn(boolean soon) {
        if (cadence.isCalm()) {
            expect(AHEAD);
        } else if (soon) {
            expect(1);
        } else if (!isExpecting() && arrivals.isEmpty()) {
            cadence.later(() -> expect(1));
        }
    }

    private synchronized boolean isExpecting() {
        return expected > 0;
    }

    private synchronized void expect(int pieces) {
        int more = pieces - expected;
        if (more > 0 && subscription != null && !isComplete && !isClosed) {
            expected = pieces;
            subscription.request(more);
        }
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (subscription == null) {
            return;
        }
        if (!isComplete) {
            subscription.cancel();
        }
        cadence.ends();
    }

    @Override
    public CompletionStage<Body> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Subscription subscription) {
        if (isClosed) {
            subscription.cancel();
            return;
        }
        this.subscription = subscription;
        cadence.begins();
        expect(AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrived();
        arrivals.add(new Arrival.Piece(bytes));
    }

    private synchronized void arrived() {
        expected--;
    }

    @Override
    public void onError(Throwable cause) {
        complete();
        arrivals.add(new Arrival.Failure(cause));
    }

    @Override
    public void onComplete() {
        complete();
        arrivals.add(new Arrival.End());
    }

    private synchronized void complete() {
        isComplete = true;
    }
}

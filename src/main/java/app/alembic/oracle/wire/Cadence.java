package app.alembic.oracle.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How soon a stream is listened to again. With few of them at once; the more there are, the longer each is let collect its
 * tokens, so that all of them together take no more than 10,000 reads a second. What a reader could notice it never is.
 */
final class Cadence implements AutoCloseable {

    private static final long NANOS_A_STREAM = 100_000;
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** What waits is asked in batches this far apart: one waking of the client's selector for all of a batch. */
    private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int BEATS = 16;

    private final List<Queue<Runnable>> due = new ArrayList<>(IntStream.range(0, BEATS)
            .mapToObj(_ -> new ConcurrentLinkedQueue<Runnable>())
            .toList());
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Thread thread;
    private boolean closed;

    void begins() {
        streams.incrementAndGet();
    }

    void ends() {
        streams.decrementAndGet();
    }

    /** Whether there are so few that none has to wait. */
    boolean isCalm() {
        return pause() < BEAT_NANOS;
    }

    /** @param listen must neither block nor fail; never run once this is closed */
    void later(Runnable listen) {
        long beat = (System.nanoTime() + pause()) / BEAT_NANOS;
        queue(beat).add(listen);
        if (waiting.getAndIncrement() == 0) {
            LockSupport.unpark(running());
        }
    }

    private long pause() {
        return Math.min(LONGEST_NANOS, streams.get() * NANOS_A_STREAM);
    }

    private Queue<Runnable> queue(long beat) {
        return due.get(Math.floorMod(beat, BEATS));
    }

    private @Nullable Thread running() {
        Thread current = thread;
        return current != null ? current : begin();
    }

    private synchronized @Nullable Thread begin() {
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().name("cadence").daemon().start(this::beat);
        }
        return thread;
    }

    private void beat() {
        long last = System.nanoTime() / BEAT_NANOS - 1;
        while (!isClosed()) {
            long now = System.nanoTime();
            // After a long rest each queue is looked at once.
            for (last = Math.max(last, now / BEAT_NANOS - BEATS); last < now / BEAT_NANOS; last++) {
                listen(queue(last + 1));
            }
            if (waiting.get() == 0) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, (last + 1) * BEAT_NANOS - System.nanoTime());
            }
        }
    }

    private void listen(Queue<Runnable> stream) {
        for (Runnable next = stream.poll(); next != null; next = stream.poll()) {
            waiting.decrementAndGet();
            next.run();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

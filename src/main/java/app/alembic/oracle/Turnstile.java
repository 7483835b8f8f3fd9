package app.alembic.oracle;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a number of calls through at once and keeps a short queue of the others, served in the order of their coming. */
final class Turnstile {

    /** A call on its way; closing it lets the next one through. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    private final Semaphore inside;
    private final Semaphore places;
    private final Duration patience;

    /**
     * @param open calls at once
     * @param waiting further ones that may wait
     * @param patience how long they do
     */
    Turnstile(int open, int waiting, Duration patience) {
        this.inside = new Semaphore(open, true);
        this.places = new Semaphore(open + waiting);
        this.patience = patience;
    }

    /** @throws Full if the queue is, or has not moved far enough in time */
    Pass enter() throws Full, InterruptedException {
        if (!places.tryAcquire()) {
            throw new Full("has its queue full");
        }
        boolean isInside = false;
        try {
            // Without a time it would pass by the queue, fair or not.
            isInside = inside.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!isInside) {
                places.release();
            }
        }
        if (!isInside) {
            throw new Full("is busy for too long");
        }
        return () -> {
            inside.release();
            places.release();
        };
    }

    /** The longest that a call waits for its turn. */
    Duration patience() {
        return patience;
    }

    int waiting() {
        return inside.getQueueLength();
    }

    /** Too many want the same. */
    static final class Full extends Exception {

        private static final long serialVersionUID = 1L;

        Full(String message) {
            super(message);
        }
    }
}

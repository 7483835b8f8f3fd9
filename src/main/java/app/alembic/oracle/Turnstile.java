package app.alembic.oracle;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a number of calls through at once and keeps a short queue of the others. Those of a higher {@link Rank} go first,
 * those of one rank in the order of their coming; nobody who is inside has to leave for anybody.
 */
final class Turnstile {

    /** A call on its way; closing it, once, lets the next one through. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    private final int room;
    private final Duration patience;

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiter> queue = new PriorityQueue<>(
            Comparator.comparing((Waiter waiter) -> waiter.rank).thenComparingLong(waiter -> waiter.number));

    /** How many have ever waited. */
    private long count;

    /** Places that nobody has; none while somebody waits. */
    private int free;

    /**
     * @param open calls at once
     * @param waiting further ones that may wait, of all ranks together
     * @param patience how long they do
     */
    Turnstile(int open, int waiting, Duration patience) {
        this.free = open;
        this.room = waiting;
        this.patience = patience;
    }

    /** Somebody in the queue. Whoever leaves calls them in, which hands the place over. */
    private static final class Waiter {

        private final Rank rank;
        private final long number;
        private final Condition called;
        private boolean isCalled;

        private Waiter(Rank rank, long number, Condition called) {
            this.rank = rank;
            this.number = number;
            this.called = called;
        }
    }

    /** @throws Full if the queue is, whatever the rank, or has not moved far enough in time */
    Pass enter(Rank rank) throws Full, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (free > 0) {
                free--;
            } else if (queue.size() < room) {
                await(rank);
            } else {
                throw new Full("has its queue full");
            }
        } finally {
            lock.unlock();
        }
        return this::leave;
    }

    private void await(Rank rank) throws Full, InterruptedException {
        var waiter = new Waiter(rank, count++, lock.newCondition());
        queue.add(waiter);
        boolean isIn = false;
        try {
            long left = patience.toNanos();
            // Asked before the time: a place that was handed over at the last moment is taken.
            while (!waiter.isCalled) {
                if (left <= 0) {
                    throw new Full("is busy for too long");
                }
                left = waiter.called.awaitNanos(left);
            }
            isIn = true;
        } finally {
            // Interrupted, it may have been called in before it had the lock back; then the next one is.
            if (!isIn && !queue.remove(waiter)) {
                callNext();
            }
        }
    }

    private void leave() {
        lock.lock();
        try {
            callNext();
        } finally {
            lock.unlock();
        }
    }

    private void callNext() {
        Waiter next = queue.poll();
        if (next == null) {
            free++;
            return;
        }
        next.isCalled = true;
        next.called.signal();
    }

    /** The longest that a call waits for its turn. */
    Duration patience() {
        return patience;
    }

    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Too many want the same. */
    static final class Full extends Exception {

        private static final long serialVersionUID = 1L;

        Full(String message) {
            super(message);
        }
    }
}

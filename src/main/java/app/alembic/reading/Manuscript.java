package app.alembic.reading;

import app.alembic.database.Database;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text of a generation while it is being written. What is released goes to the database in small batches, so that
 * viewers of any node can read it; as long as it is open its lease is prolonged, also while nothing is said. Whoever
 * writes is interrupted when the generation has become somebody else's.
 */
final class Manuscript implements AutoCloseable {

    /** Viewers are never further behind than this, in time and in characters. */
    private static final Duration BATCH = Duration.ofMillis(250);

    private static final int BATCH_LENGTH = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Manuscript.class);

    private final Database database;
    private final Generations generations;
    private final Generation generation;
    private final Thread writer = Thread.currentThread();
    private final Thread heartbeat;
    private final StringBuilder text = new StringBuilder();
    private int saved;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean lost;

    /** Opened, written and closed by one thread. */
    Manuscript(Database database, Generations generations, Generation generation) {
        this.database = database;
        this.generations = generations;
        this.generation = generation;
        this.heartbeat = Thread.ofVirtual().name("heartbeat " + generation.id()).start(this::beat);
    }

    /** @throws NotOurs if the generation is somebody else's now: stop speaking */
    void write(String released) {
        boolean due;
        synchronized (this) {
            text.append(released);
            due = text.length() - saved >= BATCH_LENGTH;
        }
        if (due) {
            save();
        }
        if (lost) {
            throw new NotOurs();
        }
    }

    /** All that was released. */
    synchronized String text() {
        return text.toString();
    }

    /** Whether viewers may have seen any of it. */
    synchronized boolean wasSeen() {
        return saved > 0;
    }

    boolean isLost() {
        return lost;
    }

    @Override
    public void close() {
        // No interrupt: it would close the connection on which a batch is being saved.
        closed.countDown();
        boolean interrupted = false;
        while (heartbeat.isAlive()) {
            try {
                heartbeat.join();
            } catch (InterruptedException whileWaiting) {
                interrupted = true;
            }
        }
        if (interrupted && !lost) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        long renewed = System.nanoTime();
        while (!lost) {
            try {
                if (closed.await(BATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                if (save()) {
                    renewed = System.nanoTime();
                } else if (System.nanoTime() - renewed > InterpretReading.LEASE.toNanos() / 3) {
                    lost = lost || !database.asService(() -> generations.renew(generation, InterpretReading.LEASE));
                    renewed = System.nanoTime();
                }
            } catch (InterruptedException nobodyDoesThat) {
                return;
            } catch (RuntimeException away) {
                // The database may be away for a moment; as long as the lease holds nobody else begins.
                LOG.warn(
                        "reading {}: could not be saved: {}",
                        generation.id(),
                        away.getClass().getName());
            }
        }
        writer.interrupt();
    }

    /** @return whether there was anything to save and it was saved */
    private synchronized boolean save() {
        int end = text.length();
        if (end > saved && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        if (end <= saved || lost) {
            return false;
        }
        String batch = text.substring(saved, end);
        int from = saved;
        if (!database.asService(() -> generations.append(generation, from, batch, InterpretReading.LEASE))) {
            lost = true;
            return false;
        }
        saved = end;
        return true;
    }

    /** The generation was taken up by somebody else, stopped or deleted. */
    static final class NotOurs extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotOurs() {
            super("the generation is somebody else's", null, false, false);
        }
    }
}

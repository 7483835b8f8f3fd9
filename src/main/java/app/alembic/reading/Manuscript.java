package app.alembic.reading;

import java.util.Optional;
import java.util.UUID;

/**
 * One attempt at the text of a generation, from its first word to its last. What is released goes to the viewers on this
 * node at once and to the database with the next round of the {@link Scribe}, who also keeps the lease. Whoever writes
 * is interrupted when the generation has become somebody else's. Opened, written and closed by one thread.
 */
final class Manuscript implements AutoCloseable {

    /** So much is saved at once, without waiting for the next round; in characters. */
    private static final int BATCH_LENGTH = 2_000;

    private final Scribe scribe;
    private final LiveText live;
    private final Generation generation;
    private final boolean atOnce;
    private final Thread writer = Thread.currentThread();
    private final StringBuilder unseen = new StringBuilder();
    private int saved;
    private long renewedNanos = System.nanoTime();
    private boolean closed;
    private boolean lost;

    /** @param atOnce the end is there before anybody could read along: nothing is shown or saved until then */
    Manuscript(Scribe scribe, LiveText live, Generation generation, boolean atOnce) {
        this.scribe = scribe;
        this.live = live;
        this.generation = generation;
        this.atOnce = atOnce;
        live.begin(generation.attempt());
        if (!atOnce) {
            scribe.open(this);
        }
    }

    /**
     * What the database does not have yet.
     *
     * @param text may be empty: then the lease alone is prolonged
     * @param renews whether the lease is prolonged, which the database likes to do rarely
     */
    record Batch(Manuscript manuscript, UUID id, int attempt, int startsAt, String text, boolean renews) {

        int endsAt() {
            return startsAt + text.length();
        }
    }

    /** @throws NotOurs if the generation is somebody else's now: stop speaking */
    void write(String released) {
        if (isLost()) {
            throw new NotOurs();
        }
        if (atOnce) {
            unseen.append(released);
            return;
        }
        if (!wasSeen()) {
            keepFirst(released);
        }
        int length = live.append(released);
        if (length - saved() >= BATCH_LENGTH) {
            scribe.hurry();
        }
    }

    /** Nobody sees a first word that the database does not know of: until it does the reading can be stopped. */
    private void keepFirst(String released) {
        synchronized (this) {
            unseen.append(released);
        }
        scribe.keepNow(this);
        awaitSaved();
    }

    private synchronized void awaitSaved() {
        try {
            while (saved == 0 && !lost) {
                wait();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotOurs();
        }
        if (lost) {
            throw new NotOurs();
        }
    }

    /** All that was released. */
    String text() {
        return atOnce ? unseen.toString() : live.from(0);
    }

    /** Whether viewers may have seen any of it. */
    boolean wasSeen() {
        return live.length() > 0;
    }

    synchronized boolean isLost() {
        return lost;
    }

    private synchronized int saved() {
        return saved;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        scribe.close(this);
    }

    UUID id() {
        return generation.id();
    }

    /** What is to be saved now: new text, or nothing but a lease that has not been prolonged for a while. */
    synchronized Optional<Batch> due() {
        if (closed || lost) {
            return Optional.empty();
        }
        String text = wasSeen() ? live.from(saved) : unseen.substring(saved);
        boolean isOld = System.nanoTime() - renewedNanos > InterpretReading.LEASE.toNanos() / 3;
        return text.isEmpty() && !isOld
                ? Optional.empty()
                : Optional.of(new Batch(this, generation.id(), generation.attempt(), saved, text, isOld));
    }

    /** Lets the scribe look at the next round whether the generation is still ours. */
    synchronized void doubt() {
        renewedNanos = System.nanoTime() - InterpretReading.LEASE.toNanos();
    }

    synchronized void saved(Batch batch) {
        saved = Math.max(saved, batch.endsAt());
        if (batch.renews()) {
            renewedNanos = System.nanoTime();
        }
        notifyAll();
    }

    /** The generation was taken up by somebody else, stopped or deleted. */
    synchronized void lose() {
        if (!closed) {
            lost = true;
            notifyAll();
            writer.interrupt();
        }
    }

    /** The generation was taken up by somebody else, stopped or deleted. */
    static final class NotOurs extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotOurs() {
            super("the generation is somebody else's", null, false, false);
        }
    }
}

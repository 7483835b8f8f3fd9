package app.alembic.conversation;

import app.alembic.database.Database;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a reply while it is being written: what is released goes into the database a moment later, for the viewers
 * on every node, and the lease is kept. Whoever writes is interrupted when nobody awaits the reply any more. Opened,
 * written and closed by one thread.
 */
final class Draft implements AutoCloseable {

    private static final Duration ROUND = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(Draft.class);

    private final Database database;
    private final Replies replies;
    private final UUID reply;
    private final int attempt;
    private final Thread writer = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread heartbeat;
    private final StringBuilder text = new StringBuilder();

    /** @param attempt from 1; a later one makes void what viewers have seen of those before */
    Draft(Database database, Replies replies, UUID reply, int attempt) {
        this.database = database;
        this.replies = replies;
        this.reply = reply;
        this.attempt = attempt;
        this.heartbeat = Thread.ofVirtual().name("draft " + reply).start(this::beat);
    }

    void write(String released) {
        synchronized (text) {
            text.append(released);
        }
    }

    String text() {
        synchronized (text) {
            return text.toString();
        }
    }

    private void beat() {
        // Only where there is something to make void.
        @Nullable String saved = attempt == 1 ? "" : null;
        long saidNanos = System.nanoTime();
        try {
            while (!closed.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                String now = text();
                if (now.equals(saved) && System.nanoTime() - saidNanos < AnswerQuestion.LEASE.toNanos() / 3) {
                    continue;
                }
                if (!isAwaited(now)) {
                    writer.interrupt();
                    return;
                }
                saved = now;
                saidNanos = System.nanoTime();
            }
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAwaited(String now) {
        try {
            return database.asService(() -> replies.write(reply, attempt, now, AnswerQuestion.LEASE));
        } catch (RuntimeException away) {
            // The database may be away for a moment; whether the reply is still awaited shows the next time.
            LOG.warn("reply {}: could not be saved: {}", reply, away.getClass().getName());
            return true;
        }
    }

    /** Waits for what is being saved, without breaking its connection. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (heartbeat.isAlive()) {
            try {
                heartbeat.join();
            } catch (InterruptedException whileWaiting) {
                interrupted = true;
            }
        }
        if (interrupted) {
            writer.interrupt();
        }
    }
}

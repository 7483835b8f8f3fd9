package app.alembic.conversation;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prolongs a lease for as long as it is open; whoever works under it is interrupted when the lease is lost. */
final class Vigil implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);

    private final BooleanSupplier renew;
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread heartbeat;

    /** @param renew prolongs the lease and says whether it was still held */
    Vigil(BooleanSupplier renew) {
        this.renew = renew;
        this.heartbeat = Thread.ofVirtual().name("vigil").start(this::beat);
    }

    private void beat() {
        try {
            while (!closed.await(AnswerQuestion.LEASE.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                if (!isHeld()) {
                    worker.interrupt();
                    return;
                }
            }
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isHeld() {
        try {
            return renew.getAsBoolean();
        } catch (RuntimeException away) {
            // The database may be away for a moment; whether the lease was held then shows the next time.
            LOG.warn("a lease could not be prolonged: {}", away.getClass().getName());
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = Thread.interrupted();
        while (heartbeat.isAlive()) {
            try {
                heartbeat.join();
            } catch (InterruptedException whileWaiting) {
                interrupted = true;
            }
        }
        if (interrupted) {
            worker.interrupt();
        }
    }
}

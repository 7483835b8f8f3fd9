package app.alembic.reading;

import app.alembic.database.Database;
import app.alembic.reading.Manuscript.Batch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Saves what this node is writing: all open manuscripts in one transaction, five times a second and sooner when there is
 * much of one. A transaction for each of them would keep the database busy with nothing but commits.
 */
@Component
class Scribe implements DisposableBean {

    /** With the saving itself no viewer is ever 250 ms ahead of the database. */
    private static final Duration ROUND = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);

    private final Database database;
    private final Generations generations;
    private final Set<Manuscript> open = ConcurrentHashMap.newKeySet();
    private final Semaphore hurry = new Semaphore(0);
    private @Nullable Thread thread;
    private boolean stopped;
    private boolean isAway;

    Scribe(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    void open(Manuscript manuscript) {
        open.add(manuscript);
        begin();
    }

    /** Nothing more is saved of it, but for what may be on its way: that is void once the generation has gone on. */
    void close(Manuscript manuscript) {
        open.remove(manuscript);
    }

    /** Does not wait for the next round. */
    void hurry() {
        hurry.release();
    }

    /** On the caller's thread, because a round of hundreds takes its time; if the database is away the rounds go on trying. */
    void keepNow(Manuscript manuscript) {
        try {
            manuscript.due().ifPresent(batch -> save(List.of(batch)));
        } catch (RuntimeException away) {
            hurry();
        }
    }

    /** Somebody has changed that generation: whoever is writing it here shall notice soon. */
    void look(UUID generation) {
        open.stream().filter(one -> one.id().equals(generation)).forEach(Manuscript::doubt);
        hurry();
    }

    private synchronized void begin() {
        if (thread == null && !stopped) {
            thread = Thread.ofPlatform().name("scribe").daemon().start(this::rounds);
        }
    }

    private void rounds() {
        while (!isStopped()) {
            try {
                boolean _ = hurry.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS);
                hurry.drainPermits();
                save();
                isAway = false;
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                // As long as the leases hold nobody else begins, and nothing is forgotten: the next round saves it.
                if (!isAway) {
                    LOG.warn("texts cannot be saved: {}", away.getClass().getName());
                }
                isAway = true;
            }
        }
    }

    private void save() {
        List<Batch> batches =
                open.stream().map(Manuscript::due).flatMap(Optional::stream).toList();
        if (!batches.isEmpty()) {
            save(batches);
        }
    }

    private void save(List<Batch> batches) {
        Set<UUID> ours = database.asService(() -> generations.append(batches, InterpretReading.LEASE));
        for (Batch batch : batches) {
            if (ours.contains(batch.id())) {
                batch.manuscript().saved(batch);
            } else {
                batch.manuscript().lose();
            }
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** Not interrupted: that would break the connection on which it may be saving. */
    @Override
    public void destroy() throws InterruptedException {
        Thread running;
        synchronized (this) {
            stopped = true;
            running = thread;
        }
        if (running != null) {
            hurry();
            running.join(TimeUnit.SECONDS.toMillis(5));
        }
    }
}

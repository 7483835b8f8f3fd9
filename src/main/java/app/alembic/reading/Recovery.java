package app.alembic.reading;

import app.alembic.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes up generations whose lease ran out, this node's of an earlier life or another's. Every node looks; the lock on the
 * row decides who gets it.
 */
@Component
@ConditionalOnProperty(name = "alembic.internal.recovery", havingValue = "on", matchIfMissing = true)
@ConditionalOnWebApplication // The command line looks at the database beside a running service: it must not interpret.
class Recovery implements SmartLifecycle {

    /** Seldom enough to cost nothing: the leases are indexed. Often enough not to make a seeker wait twice. */
    private static final long EVERY_MS = 500;

    /** Of readings that this node is interpreting, abandoned ones or not. */
    private static final int AT_ONCE = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Database database;
    private final Generations generations;
    private final ReadingsUnderWay underWay;
    private volatile @Nullable ScheduledExecutorService clock;

    Recovery(Database database, Generations generations, ReadingsUnderWay underWay) {
        this.database = database;
        this.generations = generations;
        this.underWay = underWay;
    }

    /** Takes up what is abandoned now, and returns when all of that has come to an end. */
    void recover() {
        takeUpAll().forEach(CompletableFuture::join);
    }

    /** As much as this node has room for: others look too. */
    private List<CompletableFuture<Status>> takeUpAll() {
        var begun = new ArrayList<CompletableFuture<Status>>();
        while (underWay.count() < AT_ONCE) {
            Optional<Generation> abandoned = takeUp();
            if (abandoned.isEmpty()) {
                break;
            }
            LOG.info("reading {}: taken up again", abandoned.get().id());
            begun.add(underWay.begin(abandoned.get()));
        }
        return begun;
    }

    private Optional<Generation> takeUp() {
        return database.asService(() -> generations.takeUpAbandoned(InterpretReading.LEASE));
    }

    private void recoverOrSay() {
        try {
            takeUpAll();
        } catch (RuntimeException failure) {
            // The database may be away for a moment; the next round looks again.
            LOG.warn(
                    "could not look for abandoned readings: {}",
                    failure.getClass().getName());
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("recovery").daemon().factory());
        var _ = started.scheduleWithFixedDelay(this::recoverOrSay, 0, EVERY_MS, TimeUnit.MILLISECONDS);
        clock = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = clock;
        if (running != null) {
            running.shutdown();
            clock = null;
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}

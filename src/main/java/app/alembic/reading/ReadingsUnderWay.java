package app.alembic.reading;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The generations that this node is interpreting, each on a thread of its own: whoever asked may come and go. A node that
 * stops lets them come to an end for a while, and then hands over what is left.
 */
@Component
@ConditionalOnWebApplication // Commands move the schema: nothing of theirs may open the pools, which migrates first.
class ReadingsUnderWay implements SmartLifecycle {

    /** Well below what a system waits between SIGTERM and SIGKILL. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ReadingsUnderWay.class);

    private final InterpretReading interpretReading;
    private final Map<UUID, UnderWay> running = new ConcurrentHashMap<>();
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean started;

    ReadingsUnderWay(InterpretReading interpretReading) {
        this.interpretReading = interpretReading;
    }

    private record UnderWay(LiveText text, CompletableFuture<Status> end) {}

    /** Interprets on a thread of its own. The future never fails: what broke is left for {@link Recovery}. */
    CompletableFuture<Status> begin(Generation generation) {
        var underWay = new UnderWay(new LiveText(), new CompletableFuture<>());
        running.put(generation.id(), underWay);
        try {
            threads.execute(() -> interpret(generation, underWay));
        } catch (RejectedExecutionException stopping) {
            // Its lease runs out, and another node takes it up.
            end(generation, underWay, Status.INTERPRETING);
        }
        return underWay.end();
    }

    private void interpret(Generation generation, UnderWay underWay) {
        Status status = Status.INTERPRETING;
        try {
            status = interpretReading.interpret(generation, underWay.text());
        } catch (RuntimeException failure) {
            LOG.error(
                    "reading {}: left for recovery after {}",
                    generation.id(),
                    failure.getClass().getName());
        } finally {
            end(generation, underWay, status);
        }
    }

    private void end(Generation generation, UnderWay underWay, Status status) {
        running.remove(generation.id(), underWay);
        underWay.text().end();
        underWay.end().complete(status);
    }

    /** The end of that reading, if this node is interpreting it. */
    Optional<CompletableFuture<Status>> end(UUID reading) {
        return Optional.ofNullable(running.get(reading)).map(UnderWay::end);
    }

    /** The text of that reading as it grows, if this node is interpreting it. */
    Optional<LiveText> text(UUID reading) {
        return Optional.ofNullable(running.get(reading)).map(UnderWay::text);
    }

    int count() {
        return running.size();
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        started = false;
        ExecutorService stopping = threads;
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("handing over {} readings", running.size());
                stopping.shutdownNow();
                if (!stopping.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("{} readings are left to their leases", running.size());
                }
            }
        } catch (InterruptedException interrupted) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}

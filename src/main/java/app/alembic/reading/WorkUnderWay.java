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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that this node has under lease, each piece on a thread of its own: whoever asked for it may come and go. A node
 * that stops lets it come to an end for a while, then interrupts what is left, and what does not listen is left to its
 * lease.
 *
 * @param <E> how a piece of work ends
 */
public abstract class WorkUnderWay<E> implements SmartLifecycle {

    /** Well below what a system waits between SIGTERM and SIGKILL. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(WorkUnderWay.class);

    private final String kind;
    private final E unfinished;
    private final Map<UUID, CompletableFuture<E>> running = new ConcurrentHashMap<>();
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean started;

    /**
     * @param kind of work, for the log: "reading"
     * @param unfinished how work ends that broke or could not begin: its lease runs out, and then it is looked after
     */
    protected WorkUnderWay(String kind, E unfinished) {
        this.kind = kind;
        this.unfinished = unfinished;
    }

    /** Begins on a thread of its own. The future never fails. */
    protected final CompletableFuture<E> begin(UUID id, Supplier<E> work) {
        var end = new CompletableFuture<E>();
        running.put(id, end);
        try {
            threads.execute(() -> run(id, work, end));
        } catch (RejectedExecutionException stopping) {
            end(id, end, unfinished);
        }
        return end;
    }

    private void run(UUID id, Supplier<E> work, CompletableFuture<E> end) {
        E how = unfinished;
        try {
            how = work.get();
        } catch (RuntimeException failure) {
            LOG.error(
                    "{} {}: left to its lease after {}",
                    kind,
                    id,
                    failure.getClass().getName());
        } finally {
            end(id, end, how);
        }
    }

    private void end(UUID id, CompletableFuture<E> end, E how) {
        running.remove(id, end);
        end.complete(how);
    }

    /** The end of that piece of work, if this node has it under way. */
    public final Optional<CompletableFuture<E>> end(UUID id) {
        return Optional.ofNullable(running.get(id));
    }

    public final int count() {
        return running.size();
    }

    @Override
    public final void start() {
        started = true;
    }

    @Override
    public final void stop() {
        started = false;
        ExecutorService stopping = threads;
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("{}: handing over {}", kind, running.size());
                stopping.shutdownNow();
                if (!stopping.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("{}: {} left to their leases", kind, running.size());
                }
            }
        } catch (InterruptedException interrupted) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @Override
    public final boolean isRunning() {
        return started;
    }
}

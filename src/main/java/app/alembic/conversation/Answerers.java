package app.alembic.conversation;

import app.alembic.reading.Talk;
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
 * The replies that this node is giving, each on a thread of its own: whoever asked may come and go. A node that stops
 * lets them come to an end for a while, and then gives up what is left.
 */
@Component
@ConditionalOnWebApplication // Commands move the schema: nothing of theirs may open the pools, which migrates first.
class Answerers implements SmartLifecycle {

    /** Well below what a system waits between SIGTERM and SIGKILL. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Answerers.class);

    private final AnswerQuestion answerQuestion;
    private final Map<UUID, CompletableFuture<Talk.State>> running = new ConcurrentHashMap<>();
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean started;

    Answerers(AnswerQuestion answerQuestion) {
        this.answerQuestion = answerQuestion;
    }

    /** The future never fails: what broke ends when its lease does. */
    CompletableFuture<Talk.State> begin(AwaitedReply reply) {
        var end = new CompletableFuture<Talk.State>();
        running.put(reply.id(), end);
        try {
            threads.execute(() -> answer(reply, end));
        } catch (RejectedExecutionException stopping) {
            running.remove(reply.id());
            end.complete(Talk.State.AWAITED);
        }
        return end;
    }

    private void answer(AwaitedReply reply, CompletableFuture<Talk.State> end) {
        var state = Talk.State.AWAITED;
        try {
            state = answerQuestion.answer(reply);
        } catch (RuntimeException failure) {
            LOG.error(
                    "reply {}: left to its lease after {}",
                    reply.id(),
                    failure.getClass().getName());
        } finally {
            running.remove(reply.id());
            end.complete(state);
        }
    }

    /** The end of that reply, if this node is giving it. */
    Optional<CompletableFuture<Talk.State>> end(UUID reply) {
        return Optional.ofNullable(running.get(reply));
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
                stopping.shutdownNow();
                if (!stopping.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("replies are left to their leases");
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

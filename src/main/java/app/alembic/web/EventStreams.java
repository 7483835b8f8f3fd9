package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All open streams of this node: no more than its memory bears, and ended cleanly when it stops. */
@Component
public final class EventStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    /** An open stream was measured at 130 KB of heap; half of the heap may go to streams. */
    private static final long BYTES_A_STREAM = 130 * 1024;

    private final Semaphore places =
            new Semaphore((int) Math.min(20_000, Runtime.getRuntime().maxMemory() / 2 / BYTES_A_STREAM));

    private final Set<Thread> writers = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** What is written to one viewer until there is nothing more to say. */
    @FunctionalInterface
    public interface Story {
        /** @throws InterruptedException when the service stops; the viewer comes back to the next one */
        void tell(EventStream viewer) throws IOException, InterruptedException;
    }

    /**
     * Answers with a stream and returns when it has ended or its viewer has left.
     *
     * @throws AlembicException {@code overloaded} if there are too many
     */
    public void open(HttpServletResponse response, Story story) {
        if (!places.tryAcquire()) {
            throw new Overloaded();
        }
        writers.add(Thread.currentThread());
        try {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            // Proxies of the nginx family hold answers back unless they are told.
            response.setHeader("X-Accel-Buffering", "no");
            response.flushBuffer();
            story.tell(new EventStream(response.getOutputStream()));
        } catch (IOException left) {
            LOG.debug("a viewer left: {}", left.getMessage());
        } catch (InterruptedException stopping) {
            // The flag stays clear: Tomcat still has to end the answer.
            LOG.debug("a stream ends with the service");
        } finally {
            writers.remove(Thread.currentThread());
            places.release();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        writers.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server waits for its requests to end: they would not. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private static final class Overloaded extends AlembicException {

        private static final long serialVersionUID = 1L;

        Overloaded() {
            super(
                    Problem.OVERLOADED,
                    "Too many are watching at once; the reading itself is safe. Try again in a moment.");
        }
    }
}

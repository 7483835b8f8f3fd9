package app.alembic.web;

import app.alembic.problem.Overloaded;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Every open stream of this server: no more than memory holds, and ended in good order when the server stops, so that
 * viewers reconnect elsewhere at once instead of hanging on a dying connection.
 *
 * <pre>{@code
 * @GetMapping(path = "/api/readings/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
 * void stream(@PathVariable UUID id, HttpServletResponse response) throws IOException {
 *     Reading reading = find(id); // whatever can be refused is refused before the stream opens
 *     streams.open(response, stream -> {
 *         while (!isOver) {
 *             for (Event event : eventsAfter(last)) {
 *                 stream.event(event.id(), event.name(), event.json());
 *             }
 *             stream.keepAlive();
 *             Thread.sleep(200);
 *         }
 *     });
 * }
 * }</pre>
 */
@Component
public class EventStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    /** Measured: about 170 KB of heap for each whose reading is being written here too. Half of the heap is theirs. */
    private static final long BYTES_EACH = 170_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Set<Thread> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private volatile boolean running;

    @Autowired
    EventStreams() {
        this((int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2 / BYTES_EACH));
    }

    EventStreams(int most) {
        this.places = new Semaphore(most);
    }

    /** Writes a stream; waits as it likes, on the request's own virtual thread. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(EventStream stream) throws IOException, InterruptedException;
    }

    /**
     * Answers the request with a stream and returns when the writer has returned, the viewer has gone, or the server
     * stops, which interrupts the thread: the writer lets {@link InterruptedException} and
     * {@link EventStream.ClientGone} pass. A database call that is interrupted loses its connection, so a writer waits
     * outside transactions.
     *
     * @throws app.alembic.problem.AlembicException 503 {@code overloaded} when there are too many streams, or the server
     *     is stopping; nothing has been written then
     */
    public void open(HttpServletResponse response, Writer writer) throws IOException {
        if (!running || !places.tryAcquire()) {
            throw new Overloaded();
        }
        Thread current = Thread.currentThread();
        open.add(current);
        try {
            writer.writeTo(EventStream.begin(response));
        } catch (EventStream.ClientGone gone) {
            LOG.debug("a viewer has gone");
        } catch (InterruptedException stopping) {
            LOG.debug("a stream ends with the server");
        } finally {
            open.remove(current);
            places.release();
            // The container still writes the end of the response, and an interrupted write would break the connection.
            Thread.interrupted();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the web server, which would wait for the streams to end by themselves. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}

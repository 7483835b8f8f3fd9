package app.alembic.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Server-sent events, written and flushed one by one on the request's own thread, which is virtual and may block. A viewer
 * who left is noticed as an {@link IOException} at one of the next writes.
 */
public final class EventStream {

    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /**
     * @param id where a viewer who comes back goes on from; greater than every id before
     * @param json one line; JSON written without indentation never holds a line break
     */
    public void event(long id, String name, String json) throws IOException {
        if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("an event's data is one line");
        }
        write("id: %d\nevent: %s\ndata: %s\n\n".formatted(id, name, json));
    }

    /** Says nothing, so that proxies keep the line open and a viewer who left is noticed. */
    public void heartbeat() throws IOException {
        write(": still here\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}

package app.alembic.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Server-sent events to one viewer, written on the request's own thread and flushed one by one. Opened by
 * {@link EventStreams#open}; not for use by several threads.
 */
public final class EventStream {

    /** Proxies close what is silent for long; the contract promises a sign of life this often. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private final ServletOutputStream out;
    private long lastWriteNanos;

    private EventStream(ServletOutputStream out) {
        this.out = out;
    }

    /** Sends the headers at once, so that the viewer knows it is connected. */
    static EventStream begin(HttpServletResponse response) throws ClientGone {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // nginx would otherwise collect the tokens.
        response.setHeader("X-Accel-Buffering", "no");
        try {
            var stream = new EventStream(response.getOutputStream());
            stream.write("retry: 2000\n\n");
            return stream;
        } catch (IOException broken) {
            throw new ClientGone(broken);
        }
    }

    /**
     * Writes one event and sends it off.
     *
     * @param id what the viewer will send as {@code Last-Event-ID} when it comes back; increases within a reading
     * @param event its name: {@code token}, {@code restart}, {@code done}, {@code reply} or {@code failed}
     * @param data a JSON document; line ends in it are kept as SSE keeps them, one {@code data:} line each
     * @throws ClientGone if nobody is listening any more: let it pass
     */
    public void event(long id, String event, String data) throws ClientGone {
        if (event.isEmpty() || LINE_END.matcher(event).find()) {
            throw new IllegalArgumentException("an event's name is one line");
        }
        var text = new StringBuilder(data.length() + 48);
        text.append("id: ").append(id).append("\nevent: ").append(event).append('\n');
        for (String line : LINE_END.split(data, -1)) {
            text.append("data: ").append(line).append('\n');
        }
        write(text.append('\n').toString());
    }

    /**
     * Writes a comment if the stream has been silent for 15 seconds; to be called at least every few seconds while there
     * is nothing to say. It is also what notices that a viewer has gone.
     *
     * @throws ClientGone if nobody is listening any more: let it pass
     */
    public void keepAlive() throws ClientGone {
        if (System.nanoTime() - lastWriteNanos >= SILENCE.toNanos()) {
            write(": still here\n\n");
        }
    }

    private void write(String text) throws ClientGone {
        try {
            out.write(text.getBytes(UTF_8));
            out.flush();
            lastWriteNanos = System.nanoTime();
        } catch (IOException broken) {
            throw new ClientGone(broken);
        }
    }

    /** The viewer has closed the page or lost the line. Nothing is wrong with the reading. */
    public static final class ClientGone extends IOException {

        private static final long serialVersionUID = 1L;

        ClientGone(IOException cause) {
            super("the client has gone", cause);
        }
    }
}

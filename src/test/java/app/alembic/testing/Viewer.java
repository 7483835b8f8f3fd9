package app.alembic.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who watches a reading being written, and what has reached them so far. Thousands may watch at once, each on a
 * virtual thread of their own.
 */
public final class Viewer {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final String bearer;
    private final StringBuilder text = new StringBuilder();
    private String lastId = "";
    private boolean done;

    public Viewer(String bearer) {
        this.bearer = bearer;
    }

    /** @param id as it was sent, a number */
    public record Event(long id, String name, String data) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    /** Learns each event when it has come; answers whether to watch on. */
    @FunctionalInterface
    public interface Listener {
        boolean heard(Event event);
    }

    /**
     * Opens the stream from where this viewer left off, and watches until the stream ends or the listener has enough,
     * which cuts the connection.
     *
     * @param stream the address of a reading's stream
     * @throws UncheckedIOException if the connection broke
     */
    public void watch(String stream, Listener listener) {
        var request = HttpRequest.newBuilder(URI.create(stream)).header("Authorization", "Bearer " + bearer);
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("the stream answered " + response.statusCode());
            }
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
                for (Event event = next(lines); event != null; event = next(lines)) {
                    take(event);
                    if (!listener.heard(event)) {
                        return;
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What this viewer has on the page: a text that began anew made void what was there. */
    public String text() {
        return text.toString();
    }

    /** Whether the end of the reading has come. */
    public boolean isDone() {
        return done;
    }

    private void take(Event event) {
        lastId = String.valueOf(event.id());
        switch (event.name()) {
            case "token" -> text.append(event.json().path("text").asString());
            case "restart" -> text.setLength(0);
            case "done" -> done = true;
            default -> throw new AssertionError("an event that nobody awaits: " + event);
        }
    }

    private static @Nullable Event next(BufferedReader lines) throws IOException {
        long id = 0;
        String name = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = Long.parseLong(line.substring(4));
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Event(id, name, line.substring(6));
            }
        }
        return null;
    }
}

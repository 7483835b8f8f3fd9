package app.alembic.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A program that speaks JSON with the service: no cookies, no redirects followed. Each {@code with} makes another. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String address;
    private final JsonMapper json;
    private final List<String> headers;

    Client(String address, JsonMapper json) {
        this(address, json, List.of());
    }

    private Client(String address, JsonMapper json, List<String> headers) {
        this.address = address;
        this.json = json;
        this.headers = headers;
    }

    /** The same with a further header on every request. */
    public Client with(String header, String value) {
        return new Client(
                address,
                json,
                Stream.concat(headers.stream(), Stream.of(header, value)).toList());
    }

    /** The same with {@code Authorization: Bearer}. */
    public Client bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    /** @param body written as JSON; a string is sent as it is */
    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", text(body));
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, "application/json", text(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", text(body));
    }

    /** Anything else; {@code contentType} and {@code body} may be null. */
    public Answer send(String method, String path, @Nullable String contentType, @Nullable String body) {
        return sendBody(
                method, path, contentType, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** A body that need not be text. */
    public Answer sendBytes(String method, String path, String contentType, byte[] body) {
        return sendBody(method, path, contentType, BodyPublishers.ofByteArray(body));
    }

    private Answer sendBody(String method, String path, @Nullable String contentType, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return send(request.build());
    }

    static Answer send(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String text(Object body) {
        return body instanceof String text ? text : json.writeValueAsString(body);
    }
}

package app.alembic.auth.supabase;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Supabase Auth, with a limit on how long and how much it answers. The log has which question failed and how, never
 * what was sent or answered: both hold addresses, passwords and tokens.
 */
final class SupabaseHttp {

    private static final Logger LOG = LoggerFactory.getLogger(SupabaseHttp.class);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    /** With this version a refusal has its code as {@code code}; older servers know {@code error_code} or neither. */
    private static final String VERSION = "2024-01-01";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private final String authUrl;
    private final Duration patience;
    private final JsonMapper json;

    /** @param patience for a whole answer, from the first byte asked to the last one read */
    SupabaseHttp(String authUrl, Duration patience, JsonMapper json) {
        this.authUrl = authUrl;
        this.patience = patience;
        this.json = json;
    }

    /**
     * @param question what is asked, for the log: no value of it
     * @param path below {@code /auth/v1}, with its query
     * @param apiKey of the project
     * @param bearer whose rights are used; null for none but the key's
     * @param body null for none
     * @return an object or an array; an empty object where nothing was answered
     * @throws SupabaseRefusal if the answer is no
     * @throws SupabaseUnavailable if there is no answer, or none that can be understood
     */
    JsonNode ask(
            String question,
            String method,
            String path,
            String apiKey,
            @Nullable String bearer,
            @Nullable Object body) {
        BodyPublisher content =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        var request = HttpRequest.newBuilder(URI.create(authUrl + path))
                .method(method, content)
                .header("apikey", apiKey)
                .header("Accept", "application/json")
                .header("x-supabase-api-version", VERSION);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return understood(question, send(question, request.build()));
    }

    /** The client's own limit ends with the headers; this one holds for the body too. */
    private HttpResponse<byte[]> send(String question, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silence) {
            throw unavailable(question, "no answer within %d ms".formatted(patience.toMillis()));
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof IOException)) {
                throw new IllegalStateException("asking Supabase Auth: " + question, failure.getCause());
            }
            throw unavailable(question, failure.getCause().getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable(question, "interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private JsonNode understood(String question, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        JsonNode body = parsed(answer.body());
        if (status >= 200 && status < 300) {
            if (body == null) {
                throw unavailable(question, "an answer %d that is not JSON".formatted(status));
            }
            return body;
        }
        String code = body == null ? "" : codeOf(body);
        if (status == 429 || body != null && status >= 400 && status < 500) {
            throw new SupabaseRefusal(status, code, body == null ? List.of() : reasonsOf(body.path("weak_password")));
        }
        throw unavailable(question, "status %d %s".formatted(status, code));
    }

    static SupabaseUnavailable unavailable(String question, String why) {
        LOG.warn("Supabase Auth does not answer: {}: {}", question, why);
        return new SupabaseUnavailable();
    }

    private @Nullable JsonNode parsed(byte[] body) {
        if (body.length == 0) {
            return json.createObjectNode();
        }
        try {
            JsonNode node = json.readTree(body);
            return node.isContainer() ? node : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    /** {@code error} is of OAuth's form, which old servers have for {@code /token}. */
    private static String codeOf(JsonNode body) {
        for (String name : List.of("error_code", "code", "error")) {
            JsonNode code = body.path(name);
            if (code.isString() && code.asString().matches("[a-z0-9_]{1,64}")) {
                return code.asString();
            }
        }
        return "";
    }

    private static List<String> reasonsOf(JsonNode weakPassword) {
        var reasons = new ArrayList<String>();
        for (JsonNode reason : weakPassword.path("reasons")) {
            reasons.add(reason.asString(""));
        }
        return reasons;
    }
}

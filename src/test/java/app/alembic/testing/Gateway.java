package app.alembic.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server before another, on a free loopback port: it passes on what it is asked, but for what a test has it answer
 * itself. It remembers every question.
 */
public final class Gateway implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "apikey");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final @Nullable String behind;
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private volatile Function<Question, Optional<Reply>> script = question -> Optional.empty();

    /** @param path with its query */
    public record Question(String method, String path, String apiKey, String authorization, String body) {}

    /** @param status 0 hangs up instead */
    public record Reply(int status, String body) {

        public static final Reply HANG_UP = new Reply(0, "");
    }

    /** @param behind address of the server to pass on to; null if the script answers everything */
    public Gateway(@Nullable String behind) {
        this.behind = behind;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on; an empty reply is passed on. */
    public void answering(Function<Question, Optional<Reply>> script) {
        this.script = script;
    }

    /** Answers so whatever is asked below that path. */
    public void answering(String path, int status, String body) {
        answering(
                question -> question.path().startsWith(path) ? Optional.of(new Reply(status, body)) : Optional.empty());
    }

    /** Passes everything on again and forgets what was asked. */
    public void straight() {
        script = question -> Optional.empty();
        questions.clear();
    }

    /** What was asked below that path. */
    public List<Question> questions(String path) {
        return questions.stream()
                .filter(question -> question.path().startsWith(path))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question = new Question(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    header(exchange, "apikey"),
                    header(exchange, "Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            questions.add(question);
            Reply reply = script.apply(question).orElseGet(() -> passedOn(exchange, question));
            if (reply.status() == 0) {
                return;
            }
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply passedOn(HttpExchange exchange, Question question) {
        if (behind == null) {
            return new Reply(404, "{}");
        }
        var request = HttpRequest.newBuilder(URI.create(behind + question.path()))
                .method(question.method(), BodyPublishers.ofString(question.body()));
        for (String name : PASSED_ON) {
            if (!header(exchange, name).isEmpty()) {
                request.header(name, header(exchange, name));
            }
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Reply.HANG_UP;
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}

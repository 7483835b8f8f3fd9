package app.alembic.web;

import app.alembic.problem.InvalidInput;
import app.alembic.problem.NotFound;
import app.alembic.problem.Text;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Controllers as features write them, and what can go wrong in them; not a part of the whole service in its tests. */
@TestComponent
@RestController
class Trials {

    static final String SECRET = "the words of a seeker";

    private final EventStreams streams;

    Trials(EventStreams streams) {
        this.streams = streams;
    }

    record Wish(@Nullable String question, @Nullable Boolean uprightOnly) {}

    @PostMapping(path = "/api/trials", produces = MediaType.APPLICATION_JSON_VALUE)
    Wish create(@RequestBody Wish wish) {
        return new Wish(Text.required("question", wish.question(), 100_000), wish.uprightOnly());
    }

    @PostMapping("/trials")
    String form(@RequestParam String question) {
        return String.valueOf(question.length());
    }

    @PostMapping({"/webhooks/trials", "/auth/v1/trials"})
    int large(@RequestBody String body) {
        return body.length();
    }

    @GetMapping({"/api/trials/{id}", "/trials/{id}"})
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") int limit) {
        throw new NotFound("There is no such trial.");
    }

    @GetMapping("/api/trials/needs")
    String needs(@RequestParam String cursor) {
        return cursor;
    }

    @GetMapping({"/api/trials/broken", "/trials/broken"})
    String broken() {
        throw new IllegalStateException(SECRET);
    }

    @GetMapping("/trials/refused")
    String refused() {
        throw new InvalidInput("question", "Please write <b>something</b>.");
    }

    @GetMapping(path = "/api/trials/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(HttpServletResponse response) throws IOException {
        streams.open(response, stream -> {
            stream.event(1, "token", "{\"text\":\"first\"}");
            stream.event(2, "token", "two\nlines\r\nthree");
            stream.event(3, "done", "{}");
        });
    }
}

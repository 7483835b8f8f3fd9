package app.alembic.web;

import app.alembic.web.EventStream.ClientGone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The samples as pages of a running service, and the stream that the live ones follow. */
@Controller
class Gallery {

    private final EventStreams streams;
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<Integer, String> lastIds = new ConcurrentHashMap<>();

    /** What the stream does, once. */
    volatile Play play = Play.WHOLE;

    enum Play {
        WHOLE,
        CUT,
        RESTART,
        FAILED
    }

    Gallery(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping("/gallery/{name}")
    ModelAndView show(@PathVariable String name) {
        Samples.Sample sample = Samples.all().get(name);
        if (sample == null) {
            throw Misaddressed.nowhere();
        }
        return new ModelAndView(sample.template(), sample.parameters());
    }

    void rewind(Play next) {
        play = next;
        connections.set(0);
        lastIds.clear();
    }

    /** What the nth connection, from 1, said it had seen. */
    String lastIdOf(int connection) {
        return lastIds.getOrDefault(connection, "never");
    }

    @GetMapping(path = "/api/readings/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletResponse response)
            throws IOException {
        int connection = connections.incrementAndGet();
        lastIds.put(connection, last == null ? "none" : last);
        String[] words = String.join("\n\n", Samples.PARAGRAPHS).split("(?<= )", -1);
        streams.open(response, stream -> {
            for (int word = last == null ? 0 : Integer.parseInt(last); word < words.length; word++) {
                if (play == Play.CUT && connection == 1 && word == 10) {
                    return;
                }
                if (play == Play.FAILED && word == 10) {
                    stream.event(word + 1, "failed", "{\"problem\":{\"code\":\"oracle_unavailable\"}}");
                    return;
                }
                if (play == Play.RESTART && word == 10) {
                    stream.event(500, "restart", "{\"message_id\":null}");
                    play = Play.WHOLE;
                    word = 0;
                }
                token(stream, word + 1, words[word]);
                Thread.sleep(5);
            }
            stream.event(
                    1000,
                    "done",
                    JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "reading", Map.of("interpretation", String.join("\n\n", Samples.PARAGRAPHS)))));
        });
    }

    private static void token(EventStream stream, int id, String text) throws ClientGone {
        stream.event(id, "token", JsonMapper.shared().writeValueAsString(Map.of("text", text)));
    }
}

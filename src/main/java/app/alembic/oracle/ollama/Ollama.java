package app.alembic.oracle.ollama;

import app.alembic.oracle.Prompt;
import app.alembic.oracle.wire.BrokenStream;
import app.alembic.oracle.wire.Frames;
import app.alembic.oracle.wire.Hearing;
import app.alembic.oracle.wire.Hearing.Finish;
import app.alembic.oracle.wire.Json;
import app.alembic.oracle.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Ollama's chat: a JSON object on each line, the last one with {@code done: true} and the counts.
 *
 * @see <a href="https://github.com/ollama/ollama/blob/main/docs/api.md">Ollama's reference</a>
 */
public final class Ollama implements WireFormat {

    /**
     * In tokens. By its own default Ollama may keep less of a prompt and drop the rest in silence. Always the same, because
     * another value makes it load the model anew.
     */
    private static final int CONTEXT = 8_192;

    @Override
    public String path() {
        return "/api/chat";
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of();
    }

    @Override
    public Map<String, Object> request(String model, Prompt prompt) {
        var messages = new ArrayList<Map<String, String>>();
        messages.add(Map.of("role", "system", "content", prompt.system()));
        for (Prompt.Message message : prompt.messages()) {
            messages.add(Map.of("role", message.byUser() ? "user" : "assistant", "content", message.content()));
        }
        return Map.of(
                "model",
                model,
                "messages",
                List.copyOf(messages),
                "options",
                Map.of("num_predict", mostOutputTokens(model, prompt), "num_ctx", CONTEXT),
                "stream",
                true);
    }

    @Override
    public Frames frames() {
        return Frames.lines();
    }

    @Override
    public void hear(String message, Hearing hearing) {
        JsonNode line = Json.object(message);
        if (Json.has(line, "error")) {
            throw new BrokenStream("reported an error");
        }
        JsonNode said = line.path("message");
        hearing.thought(Json.text(said, "thinking"));
        hearing.text(Json.text(said, "content"));
        if (!line.path("done").isBoolean()) {
            throw new BrokenStream("sent a line without `done`");
        }
        if (line.path("done").asBoolean()) {
            hearCounts(line, hearing);
            hearing.finish(finish(Json.text(line, "done_reason")));
            hearing.end();
        }
    }

    /** A count is missing where there was nothing to count anew. */
    private static void hearCounts(JsonNode line, Hearing hearing) {
        if (Json.has(line, "prompt_eval_count")) {
            hearing.read(Json.count(line, "prompt_eval_count"), 0);
        }
        if (Json.has(line, "eval_count")) {
            hearing.wrote(Json.count(line, "eval_count"));
        }
    }

    /** Versions before 0.2 gave no reason. "load" is said where a model was loaded and nothing asked of it. */
    private static Finish finish(String reason) {
        return switch (reason) {
            case "stop", "load", "" -> Finish.WHOLE;
            case "length" -> Finish.CUT_BY_LENGTH;
            default -> throw new BrokenStream("finished for another reason: " + Json.plain(reason));
        };
    }
}

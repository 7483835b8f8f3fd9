package app.alembic.oracle.anthropic;

import app.alembic.oracle.Prompt;
import app.alembic.oracle.wire.BrokenStream;
import app.alembic.oracle.wire.Frames;
import app.alembic.oracle.wire.Hearing;
import app.alembic.oracle.wire.Hearing.Finish;
import app.alembic.oracle.wire.Json;
import app.alembic.oracle.wire.WireFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's messages: named events around blocks of content, the end mark is {@code message_stop}. Events that this does
 * not know are passed over, as the reference asks.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/streaming">Anthropic's reference</a>
 */
public final class Messages implements WireFormat {

    private static final String VERSION = "2023-06-01";

    @Override
    public String path() {
        return "/v1/messages";
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of("x-api-key", key, "anthropic-version", VERSION);
    }

    @Override
    public Map<String, Object> request(String model, Prompt prompt) {
        List<Map<String, String>> messages = prompt.messages().stream()
                .map(message -> Map.of("role", message.byUser() ? "user" : "assistant", "content", message.content()))
                .toList();
        return Map.of(
                "model",
                model,
                "system",
                prompt.system(),
                "messages",
                messages,
                "max_tokens",
                mostOutputTokens(model, prompt),
                "stream",
                true);
    }

    @Override
    public Frames frames() {
        return Frames.events();
    }

    @Override
    public void hear(String message, Hearing hearing) {
        JsonNode event = Json.object(message);
        switch (Json.text(event, "type")) {
            case "message_start" -> hearInput(event.path("message").path("usage"), hearing);
            case "content_block_start" -> hearContent(event.path("content_block"), hearing);
            case "content_block_delta" -> hearContent(event.path("delta"), hearing);
            case "message_delta" -> hearFinish(event, hearing);
            case "message_stop" -> hearing.end();
            case "error" -> throw new BrokenStream("reported an error" + Json.errorCode(event));
            case "" -> throw new BrokenStream("sent an event without a type");
            default -> {
                // Pings, the ends of blocks, and whatever is added later.
            }
        }
    }

    /** Its count of input tokens leaves out what was written to the cache and read from it. */
    private static void hearInput(JsonNode usage, Hearing hearing) {
        int cached = Json.count(usage, "cache_read_input_tokens");
        int fresh = Json.count(usage, "input_tokens") + Json.count(usage, "cache_creation_input_tokens");
        if (Json.has(usage, "input_tokens")) {
            hearing.read(fresh + cached, cached);
        }
    }

    private static void hearContent(JsonNode content, Hearing hearing) {
        hearing.thought(Json.text(content, "thinking"));
        hearing.text(Json.text(content, "text"));
    }

    private static void hearFinish(JsonNode event, Hearing hearing) {
        String reason = Json.text(event.path("delta"), "stop_reason");
        if (!reason.isEmpty()) {
            hearing.finish(finish(reason));
        }
        // The first event has a count of output too, of what was there at the beginning.
        if (Json.has(event.path("usage"), "output_tokens")) {
            hearing.wrote(Json.count(event.path("usage"), "output_tokens"));
        }
    }

    private static Finish finish(String reason) {
        return switch (reason) {
            case "end_turn", "stop_sequence" -> Finish.WHOLE;
            case "max_tokens", "model_context_window_exceeded" -> Finish.CUT_BY_LENGTH;
            case "refusal" -> Finish.WITHHELD;
            default -> throw new BrokenStream("finished for another reason: " + Json.plain(reason));
        };
    }
}

package app.alembic.oracle.openai;

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
 * The format that OpenAI began and others speak too: events with chunks, a {@code finish_reason}, the usage in a chunk of
 * its own, and {@code [DONE]}.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat-streaming">OpenAI's reference</a>
 */
public abstract class ChatCompletions implements WireFormat {

    private static final String END = "[DONE]";

    /** In tokens: what a model that reasons may think, on top of what it says. */
    private static final int ROOM_FOR_REASONING = 8_000;

    /** Whether a model reasons, and its limit of tokens counts that. */
    protected abstract boolean reasons(String model);

    /** What was written, reasoning included. */
    protected abstract int outputTokens(JsonNode usage);

    @Override
    public String path() {
        return "/chat/completions";
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of("Authorization", "Bearer " + key);
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
                "max_completion_tokens",
                mostOutputTokens(model, prompt),
                "stream",
                true,
                "stream_options",
                Map.of("include_usage", true));
    }

    @Override
    public int mostOutputTokens(String model, Prompt prompt) {
        return prompt.maxOutputTokens() + (reasons(model) ? ROOM_FOR_REASONING : 0);
    }

    @Override
    public Frames frames() {
        return Frames.events();
    }

    @Override
    public void hear(String message, Hearing hearing) {
        if (message.equals(END)) {
            hearing.end();
            return;
        }
        Chunk chunk = Chunk.read(message);
        if (chunk.error() != null) {
            throw new BrokenStream("reported an error" + Json.errorCode(chunk.error()));
        }
        if (chunk.usage() != null) {
            hearUsage(chunk.usage(), hearing);
        }
        for (Chunk.Choice choice : chunk.choices()) {
            hearChoice(choice, hearing);
        }
    }

    private void hearUsage(JsonNode usage, Hearing hearing) {
        int cached = Json.count(usage.path("prompt_tokens_details"), "cached_tokens");
        hearing.read(Json.count(usage, "prompt_tokens"), cached);
        hearing.wrote(outputTokens(usage));
    }

    private static void hearChoice(Chunk.Choice choice, Hearing hearing) {
        hearing.thought(choice.reasoning());
        hearing.text(choice.content());
        if (!choice.refusal().isEmpty()) {
            hearing.finish(Finish.WITHHELD);
        }
        String reason = choice.finishReason();
        if (!reason.isEmpty() && hearing.finish() != Finish.WITHHELD) {
            hearing.finish(finish(reason));
        }
    }

    private static Finish finish(String reason) {
        return switch (reason) {
            case "stop" -> Finish.WHOLE;
            case "length" -> Finish.CUT_BY_LENGTH;
            case "content_filter" -> Finish.WITHHELD;
            default -> throw new BrokenStream("finished for another reason: " + Json.plain(reason));
        };
    }
}

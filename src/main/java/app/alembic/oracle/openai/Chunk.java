package app.alembic.oracle.openai;

import app.alembic.oracle.wire.BrokenStream;
import app.alembic.oracle.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * One message of a stream. There is one for each token of every answer, so it is read in passing instead of being made a
 * tree; as strictly, a wrong type breaks the stream, and null and missing are the same.
 *
 * @param error null if none
 * @param usage null if none
 */
record Chunk(@Nullable JsonNode error, @Nullable JsonNode usage, List<Choice> choices) {

    /** Empty where nothing is said. */
    record Choice(String reasoning, String content, String refusal, String finishReason) {}

    /** @throws BrokenStream if it is no JSON object, or none with choices; an error needs none */
    static Chunk read(String message) {
        return Json.reading(message, Chunk::read);
    }

    private static Chunk read(JsonParser json) {
        JsonNode error = null;
        JsonNode usage = null;
        List<Choice> choices = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "error" -> error = value == JsonToken.VALUE_NULL ? null : json.readValueAsTree();
                case "usage" -> usage = value == JsonToken.VALUE_NULL ? null : json.readValueAsTree();
                case "choices" -> choices = value == JsonToken.START_ARRAY ? choices(json) : skipped(json);
                default -> json.skipChildren();
            }
        }
        if (choices == null && error == null) {
            throw new BrokenStream("sent a chunk without choices");
        }
        return new Chunk(error, usage, choices == null ? List.of() : choices);
    }

    private static @Nullable List<Choice> skipped(JsonParser json) {
        json.skipChildren();
        return null;
    }

    private static List<Choice> choices(JsonParser json) {
        var choices = new ArrayList<Choice>(1);
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                choices.add(choice(json));
            } else {
                json.skipChildren();
            }
        }
        return choices;
    }

    private static Choice choice(JsonParser json) {
        var delta = new Choice("", "", "", "");
        String finishReason = "";
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (name.equals("finish_reason")) {
                finishReason = Json.text(json, name);
            } else if (name.equals("delta") && value == JsonToken.START_OBJECT) {
                delta = delta(json);
            } else {
                json.skipChildren();
            }
        }
        return new Choice(delta.reasoning, delta.content, delta.refusal, finishReason);
    }

    private static Choice delta(JsonParser json) {
        String reasoning = "";
        String content = "";
        String refusal = "";
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "reasoning_content" -> reasoning = Json.text(json, name);
                case "content" -> content = Json.text(json, name);
                case "refusal" -> refusal = Json.text(json, name);
                default -> json.skipChildren();
            }
        }
        return new Choice(reasoning, content, refusal, "");
    }
}

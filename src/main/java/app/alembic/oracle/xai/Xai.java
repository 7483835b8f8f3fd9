package app.alembic.oracle.xai;

import app.alembic.oracle.openai.ChatCompletions;
import app.alembic.oracle.wire.Json;
import tools.jackson.databind.JsonNode;

/** xAI's conventions: reasoning is counted beside {@code completion_tokens}. */
public final class Xai extends ChatCompletions {

    @Override
    protected boolean reasons(String model) {
        return !model.contains("non-reasoning");
    }

    @Override
    protected int outputTokens(JsonNode usage) {
        return Json.count(usage, "completion_tokens")
                + Json.count(usage.path("completion_tokens_details"), "reasoning_tokens");
    }
}

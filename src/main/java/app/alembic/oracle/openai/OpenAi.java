package app.alembic.oracle.openai;

import app.alembic.oracle.wire.Json;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** OpenAI's conventions: {@code completion_tokens} hold the reasoning. */
public final class OpenAi extends ChatCompletions {

    private static final Pattern REASONING = Pattern.compile("o[0-9].*|gpt-5.*");

    @Override
    protected boolean reasons(String model) {
        return REASONING.matcher(model).matches();
    }

    @Override
    protected int outputTokens(JsonNode usage) {
        return Json.count(usage, "completion_tokens");
    }
}

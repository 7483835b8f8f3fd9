package app.alembic.auth;

import app.alembic.problem.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is sent to {@code /auth/v1}: an object of JSON, in which every text can be stored. */
@Component
class AuthBody {

    private final JsonMapper json;

    AuthBody(JsonMapper json) {
        this.json = json;
    }

    /** @throws AuthRefusal if it is anything else */
    JsonNode read(HttpServletRequest request) throws IOException {
        requireJson(request.getContentType());
        JsonNode body = parsed(request.getInputStream().readAllBytes());
        if (!body.isObject()) {
            throw new AuthRefusal(AuthCode.BAD_JSON, "Could not parse request body as JSON: it is not an object");
        }
        requireText(body);
        return body;
    }

    /** @throws AuthRefusal if the member is missing or no text */
    static String text(JsonNode body, String member) {
        JsonNode value = body.get(member);
        if (value == null || !value.isString()) {
            throw new AuthRefusal(AuthCode.VALIDATION_FAILED, "`%s` is missing".formatted(member));
        }
        return value.stringValue();
    }

    /** Empty if the member is missing. */
    Map<String, Object> object(JsonNode body, String member) {
        JsonNode value = body.get(member);
        if (value == null || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw new AuthRefusal(AuthCode.VALIDATION_FAILED, "`%s` is not an object".formatted(member));
        }
        return json.convertValue(value, new TypeReference<Map<String, Object>>() {});
    }

    private static void requireJson(@Nullable String contentType) {
        try {
            if (contentType != null
                    && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType))) {
                return;
            }
        } catch (InvalidMediaTypeException unreadable) {
            // is refused like any other
        }
        throw new AuthRefusal(AuthCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json");
    }

    private JsonNode parsed(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new AuthRefusal(AuthCode.BAD_JSON, "Could not parse request body as JSON");
        }
    }

    private static void requireText(JsonNode node) {
        if (node.isString() && !Text.isStorable(node.stringValue())) {
            throw notText();
        }
        node.properties().forEach(member -> {
            if (!Text.isStorable(member.getKey())) {
                throw notText();
            }
            requireText(member.getValue());
        });
        if (node.isArray()) {
            node.forEach(AuthBody::requireText);
        }
    }

    private static AuthRefusal notText() {
        return new AuthRefusal(AuthCode.VALIDATION_FAILED, "The body holds a character that is not text");
    }
}

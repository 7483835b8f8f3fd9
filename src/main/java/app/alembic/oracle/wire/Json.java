package app.alembic.oracle.wire;

import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what providers send, strictly: a wrong type breaks the stream. Null and missing are the same. */
public final class Json {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Json() {}

    /** @throws BrokenStream if it is no object */
    public static JsonNode object(String message) {
        try {
            JsonNode node = JSON.readTree(message);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException malformed) {
            // Said below without it: it quotes what it could not read.
        }
        throw new BrokenStream("sent a message that is not a JSON object");
    }

    /**
     * Reads an object in passing, without making a tree of it.
     *
     * @param reader begins after the object's brace, and leaves off at its end
     * @throws BrokenStream if it is no object, and nothing else
     */
    public static <T> T reading(String message, Function<JsonParser, T> reader) {
        try (JsonParser json = JSON.createParser(message)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                T read = reader.apply(json);
                if (json.nextToken() == null) {
                    return read;
                }
            }
        } catch (JacksonException malformed) {
            // Said below without it: it quotes what it could not read.
        }
        throw new BrokenStream("sent a message that is not a JSON object");
    }

    /**
     * The value that is being read.
     *
     * @param field its name
     * @return empty for null
     */
    public static String text(JsonParser json, String field) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return "";
        }
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw notText(field);
        }
        return json.getString();
    }

    private static BrokenStream notText(String field) {
        return new BrokenStream("sent a `%s` that is not text".formatted(field));
    }

    /** @return empty where there is none */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw notText(field);
        }
        return value.asString();
    }

    /** @return 0 where there is none */
    public static int count(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.canConvertToInt() || value.asInt() < 0) {
            throw new BrokenStream("sent a `%s` that is not a count".formatted(field));
        }
        return value.asInt();
    }

    public static boolean has(JsonNode node, String field) {
        return node.hasNonNull(field);
    }

    /**
     * A provider's code for an error, in parentheses after a space; empty if there is none. Its sentence is left out: it
     * may quote the prompt or a part of the key.
     *
     * @param answer with a member {@code error}
     */
    public static String errorCode(JsonNode answer) {
        JsonNode error = answer.path("error");
        for (String name : new String[] {"code", "type"}) {
            String code = plain(error.path(name).asString(""));
            if (!code.isEmpty()) {
                return " (" + code + ")";
            }
        }
        return "";
    }

    /** The word, if it has the form of a code and so can hold nothing else. */
    public static String plain(String word) {
        return word.matches("[a-z0-9_]{1,40}") ? word : "";
    }

    static byte[] bytes(Object body) {
        return JSON.writeValueAsBytes(body);
    }
}

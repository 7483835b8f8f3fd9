package app.alembic.oracle.wire;

import app.alembic.oracle.Prompt;
import java.util.Map;

/** How one kind of API is spoken: what a prompt becomes, and what an answer's messages mean. Safe for many threads. */
public interface WireFormat {

    /** What is put behind the base URL, with a leading slash. */
    String path();

    /** Those that carry the key, and what else the API wants; the content type is sent anyway. */
    Map<String, String> headers(String key);

    /** The body, to be written as JSON; it carries {@link #mostOutputTokens} as its limit. */
    Map<String, Object> request(String model, Prompt prompt);

    /** What an answer may take at most, reasoning included. */
    default int mostOutputTokens(String model, Prompt prompt) {
        return prompt.maxOutputTokens();
    }

    /** What tells one message from the next, new for each answer. */
    Frames frames();

    /**
     * Says what a message means.
     *
     * @throws BrokenStream if it cannot be read, or is an error
     */
    void hear(String message, Hearing hearing);
}

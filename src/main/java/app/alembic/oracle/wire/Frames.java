package app.alembic.oracle.wire;

import java.util.function.Consumer;

/** Puts the lines of one answer together to messages. A line counts once its line feed is there. */
@FunctionalInterface
public interface Frames {

    void line(String line, Consumer<String> message);

    /** NDJSON: every line is a message. */
    static Frames lines() {
        return (line, message) -> {
            if (!line.isBlank()) {
                message.accept(line);
            }
        };
    }

    /** Server-sent events: a message is the data of an event. */
    static Frames events() {
        return new ServerSentEvents();
    }
}

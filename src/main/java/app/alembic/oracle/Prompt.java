package app.alembic.oracle;

import java.util.List;

/**
 * What is sent to a language model.
 *
 * @param system the rules and the voice
 * @param messages the conversation, the oldest first; the last one is the user's
 * @param maxOutputTokens what an answer may take at most, reasoning not counted
 */
public record Prompt(String system, List<Message> messages, int maxOutputTokens) {

    public Prompt {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || !messages.getLast().byUser()) {
            throw new IllegalArgumentException("a prompt ends with a message of the user");
        }
    }

    public long characters() {
        return system.length()
                + messages.stream()
                        .mapToLong(message -> message.content().length())
                        .sum();
    }

    /** @param byUser else the model's own, from before */
    public record Message(boolean byUser, String content) {}
}

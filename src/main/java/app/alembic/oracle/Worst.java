package app.alembic.oracle;

import java.time.Duration;

/**
 * The most that a call can take, known before it is made.
 *
 * @param inputTokens at least as many as the provider can count
 * @param outputTokens the limit that the request carries, reasoning included
 * @param duration from asking to the last word; past it nobody waits for the call any more
 */
public record Worst(int inputTokens, int outputTokens, Duration duration) {

    /** Of an oracle that asks nobody. */
    public static final Worst NOTHING = new Worst(0, 0, Duration.ZERO);

    public Worst {
        if (inputTokens < 0 || outputTokens < 0 || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "a call cannot take %d tokens, %d tokens and %s".formatted(inputTokens, outputTokens, duration));
        }
    }

    /** Whether no model is asked, so that there is nothing to write down before. */
    public boolean isNothing() {
        return equals(NOTHING);
    }

    /** The same, as if the provider had reported it. */
    public Spent asSpent() {
        return new Spent(inputTokens, 0, outputTokens, true);
    }
}

package app.alembic.oracle;

/**
 * What a call took, in tokens.
 *
 * @param inputTokens all that was read, cached ones included
 * @param cachedInputTokens of those, the ones that the provider had kept from an earlier call
 * @param outputTokens all that was written, reasoning included, whatever the provider's own convention
 * @param isEstimated the provider reported nothing; the numbers are Alembic's guess
 */
public record Spent(int inputTokens, int cachedInputTokens, int outputTokens, boolean isEstimated) {

    /** Of an answer that took no model. */
    public static final Spent NOTHING = new Spent(0, 0, 0, false);

    public Spent {
        if (inputTokens < 0 || cachedInputTokens < 0 || cachedInputTokens > inputTokens || outputTokens < 0) {
            throw new IllegalArgumentException("tokens cannot be %d in, %d of them cached, %d out"
                    .formatted(inputTokens, cachedInputTokens, outputTokens));
        }
    }
}

package app.alembic.usage;

import app.alembic.database.AccountId;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What one call of an oracle took.
 *
 * @param inputTokens as the provider counted them
 * @param outputTokens reasoning included, whatever the provider's convention
 * @param latencyMs from asking to the last word
 */
public record ModelCall(
        AccountId account,
        UUID generation,
        String provider,
        String model,
        int inputTokens,
        int outputTokens,
        BigDecimal costUsd,
        int latencyMs) {

    /** A call that needed no model: nothing counted, nothing owed. */
    public static ModelCall free(AccountId account, UUID generation, String provider, String model, int latencyMs) {
        return new ModelCall(account, generation, provider, model, 0, 0, BigDecimal.ZERO, latencyMs);
    }
}

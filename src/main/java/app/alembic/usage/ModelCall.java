package app.alembic.usage;

import app.alembic.database.AccountId;
import app.alembic.oracle.Spent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one call of an oracle took, whether it came to an end or not.
 *
 * @param id as {@link BeginCall} gave it
 * @param account null for a guest's
 * @param latencyMs from asking to the last word
 */
public record ModelCall(
        UUID id,
        @Nullable AccountId account,
        UUID generation,
        String provider,
        String model,
        Spent spent,
        int latencyMs) {}

package app.alembic.usage;

import app.alembic.database.AccountId;
import app.alembic.oracle.Spent;
import java.util.UUID;

/**
 * What one call of an oracle took, whether it came to an end or not.
 *
 * @param latencyMs from asking to the last word
 */
public record ModelCall(
        AccountId account, UUID generation, String provider, String model, Spent spent, int latencyMs) {}

package app.alembic.usage;

import app.alembic.database.AccountId;
import app.alembic.oracle.Worst;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model that is about to be made.
 *
 * @param id of the row in {@code llm_usage} that it becomes
 * @param account null for a guest's
 * @param costUsd of the worst case; empty if no price is known
 */
record CallUnderWay(
        UUID id,
        @Nullable AccountId account,
        UUID generation,
        String provider,
        String model,
        Worst worst,
        Optional<BigDecimal> costUsd,
        Instant begunAt) {}

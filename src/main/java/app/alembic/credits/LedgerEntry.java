package app.alembic.credits;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement of credits.
 *
 * @param amount below zero when credits were spent
 * @param type purchase, usage, refund or bonus
 */
public record LedgerEntry(
        UUID id, int amount, String type, @Nullable String description, Instant createdAt) {}

package app.alembic.draw;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draw that was committed to.
 *
 * @param expiresAt from when on it cannot be used any more, and its seed is no secret
 * @param usedAt when it was dealt, null if it was not
 */
record Draw(
        ChainLink link,
        String deckVersion,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt) {}

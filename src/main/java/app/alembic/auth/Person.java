package app.alembic.auth;

import app.alembic.database.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account, as the operator sees them.
 *
 * @param email null for a guest
 * @param isAdmin may see the operator's pages
 * @param lastSignInAt null if never
 * @param sessions that are open now; null where Supabase keeps them and does not say
 */
public record Person(
        AccountId id,
        @Nullable String email,
        boolean isAdmin,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        @Nullable Integer sessions) {}

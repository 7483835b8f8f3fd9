package app.alembic.auth;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code auth.users}: who can sign in. The profile that the rest of the service knows is {@code
 * account.Account}.
 *
 * @param appMetadata what the operator says of them, {@code role} among it
 * @param userMetadata what they say of themselves; never a ground for a right
 */
record User(
        UUID id,
        String aud,
        String role,
        @Nullable String email,
        @Nullable Instant emailConfirmedAt,
        @Nullable String phone,
        @Nullable Instant lastSignInAt,
        Map<String, Object> appMetadata,
        Map<String, Object> userMetadata,
        boolean isAnonymous,
        boolean isBanned,
        Instant createdAt,
        Instant updatedAt) {}

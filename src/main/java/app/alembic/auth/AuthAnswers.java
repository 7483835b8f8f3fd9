package app.alembic.auth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code /auth/v1} answers, in Supabase Auth's shapes. The names become snake_case on the wire. */
final class AuthAnswers {

    private AuthAnswers() {}

    /** @param expiresAt in seconds since 1970, for the access token */
    record SessionAnswer(
            String accessToken,
            String tokenType,
            long expiresIn,
            long expiresAt,
            String refreshToken,
            UserAnswer user) {}

    record UserAnswer(
            UUID id,
            String aud,
            String role,
            String email,
            @Nullable Instant emailConfirmedAt,
            String phone,
            @Nullable Instant confirmedAt,
            @Nullable Instant lastSignInAt,
            Map<String, Object> appMetadata,
            Map<String, Object> userMetadata,
            List<Map<String, @Nullable Object>> identities,
            Instant createdAt,
            Instant updatedAt,
            boolean isAnonymous) {

        static UserAnswer of(User user) {
            return new UserAnswer(
                    user.id(),
                    user.aud(),
                    user.role(),
                    user.email() == null ? "" : user.email(),
                    user.emailConfirmedAt(),
                    user.phone() == null ? "" : user.phone(),
                    user.emailConfirmedAt(),
                    user.lastSignInAt(),
                    user.appMetadata(),
                    user.userMetadata(),
                    identitiesOf(user),
                    user.createdAt(),
                    user.updatedAt(),
                    user.isAnonymous());
        }
    }

    /** Clients take a person without identities for a sign-up that met an existing account. */
    private static List<Map<String, @Nullable Object>> identitiesOf(User user) {
        if (user.email() == null) {
            return List.of();
        }
        Map<String, @Nullable Object> identity = new LinkedHashMap<>();
        identity.put("identity_id", user.id());
        identity.put("id", user.id());
        identity.put("user_id", user.id());
        identity.put(
                "identity_data",
                Map.of(
                        "email",
                        user.email(),
                        "email_verified",
                        user.emailConfirmedAt() != null,
                        "phone_verified",
                        false,
                        "sub",
                        user.id()));
        identity.put("provider", "email");
        identity.put("last_sign_in_at", user.lastSignInAt());
        identity.put("created_at", user.createdAt());
        identity.put("updated_at", user.updatedAt());
        identity.put("email", user.email());
        return List.of(identity);
    }
}

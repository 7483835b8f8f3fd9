package app.alembic.auth;

import app.alembic.auth.supabase.SupabaseRefusal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Supabase refuses, as this house's own refusals. */
final class SupabaseRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(SupabaseRefusals.class);

    private SupabaseRefusals() {}

    /** What a person cannot mend is told to the operator, and to the person as silence. */
    static AuthRefusal translated(SupabaseRefusal refusal) {
        return switch (refusal.code()) {
            case "invalid_credentials", "invalid_grant", "user_not_found" -> AuthRefusal.invalidCredentials();
            case "email_not_confirmed" -> new AuthRefusal(AuthCode.EMAIL_NOT_CONFIRMED, "Email not confirmed");
            case "user_already_exists", "email_exists" ->
                new AuthRefusal(AuthCode.USER_ALREADY_EXISTS, "User already registered");
            case "user_banned" -> AuthRefusal.banned();
            case "weak_password" ->
                new AuthRefusal(AuthCode.WEAK_PASSWORD, "Password is too weak.", known(refusal.reasons()));
            case "validation_failed", "email_address_invalid" ->
                new AuthRefusal(AuthCode.VALIDATION_FAILED, "Unable to validate email address or password");
            case "signup_disabled", "email_provider_disabled" ->
                new AuthRefusal(AuthCode.SIGNUP_DISABLED, "Signups not allowed for this instance");
            case "over_email_send_rate_limit" ->
                new AuthRefusal(AuthCode.OVER_EMAIL_SEND_RATE_LIMIT, "Email rate limit exceeded");
            default -> {
                if (refusal.status() == 429) {
                    yield new AuthRefusal(AuthCode.OVER_REQUEST_RATE_LIMIT, "Request rate limit reached");
                }
                LOG.error(
                        "Supabase refuses what it should allow: {} {}; check SUPABASE_ANON_KEY and the project's settings",
                        refusal.status(),
                        refusal.code());
                yield AuthRefusal.accountsUnavailable();
            }
        };
    }

    /** The one that the page has a sentence for. */
    private static List<String> known(List<String> reasons) {
        return List.of("length", "characters", "pwned").stream()
                .filter(reasons::contains)
                .toList();
    }
}

package app.alembic.auth;

import app.alembic.problem.AlembicException;
import java.util.List;

/** A refusal of signing in, with the code that Supabase's clients know. */
final class AuthRefusal extends AlembicException {

    private static final long serialVersionUID = 1L;

    private final AuthCode code;
    private final List<String> reasons;

    AuthRefusal(AuthCode code, String message) {
        this(code, message, List.of());
    }

    /** @param reasons of a weak password, in Supabase's words: {@code length}, or {@code pwned} for a common one */
    AuthRefusal(AuthCode code, String message, List<String> reasons) {
        super(code.problem(), message);
        this.code = code;
        this.reasons = List.copyOf(reasons);
    }

    AuthCode code() {
        return code;
    }

    List<String> reasons() {
        return reasons;
    }

    /** One answer for a wrong password and for an address that nobody has. */
    static AuthRefusal invalidCredentials() {
        return new AuthRefusal(AuthCode.INVALID_CREDENTIALS, "Invalid login credentials");
    }

    static AuthRefusal badJwt(String why) {
        return new AuthRefusal(AuthCode.BAD_JWT, "invalid JWT: " + why);
    }

    static AuthRefusal sessionNotFound() {
        return new AuthRefusal(AuthCode.SESSION_NOT_FOUND, "Session from session_id claim in JWT does not exist");
    }

    /** Whoever keeps the accounts does not answer. */
    static AuthRefusal accountsUnavailable() {
        return new AuthRefusal(
                AuthCode.ACCOUNTS_UNAVAILABLE,
                "The service that keeps the accounts does not answer. Please try again in a minute.");
    }

    static AuthRefusal banned() {
        return new AuthRefusal(AuthCode.USER_BANNED, "User is banned");
    }
}

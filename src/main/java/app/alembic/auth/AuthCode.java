package app.alembic.auth;

import app.alembic.problem.Problem;
import java.util.Locale;

/** Why {@code /auth/v1} refuses: Supabase Auth's codes, with its statuses. Clients compare them; none is renamed. */
enum AuthCode {
    BAD_JSON(400, Problem.VALIDATION_ERROR),
    VALIDATION_FAILED(400, Problem.VALIDATION_ERROR),
    INVALID_CREDENTIALS(400, Problem.UNAUTHORIZED),
    REFRESH_TOKEN_NOT_FOUND(400, Problem.UNAUTHORIZED),
    REFRESH_TOKEN_ALREADY_USED(400, Problem.UNAUTHORIZED),
    NO_AUTHORIZATION(401, Problem.UNAUTHORIZED),
    BAD_JWT(403, Problem.UNAUTHORIZED),
    SESSION_NOT_FOUND(403, Problem.UNAUTHORIZED),
    USER_NOT_FOUND(403, Problem.UNAUTHORIZED),
    EMAIL_NOT_CONFIRMED(400, Problem.UNAUTHORIZED),
    USER_BANNED(403, Problem.FORBIDDEN),
    UNSUPPORTED_MEDIA_TYPE(415, Problem.UNSUPPORTED_MEDIA_TYPE),
    USER_ALREADY_EXISTS(422, Problem.CONFLICT),
    WEAK_PASSWORD(422, Problem.VALIDATION_ERROR),
    SIGNUP_DISABLED(422, Problem.FORBIDDEN),
    OVER_REQUEST_RATE_LIMIT(429, Problem.RATE_LIMITED),
    OVER_EMAIL_SEND_RATE_LIMIT(429, Problem.RATE_LIMITED),
    ACCOUNTS_UNAVAILABLE(503, Problem.ACCOUNTS_UNAVAILABLE);

    private final int status;
    private final Problem problem;

    AuthCode(int status, Problem problem) {
        this.status = status;
        this.problem = problem;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    int status() {
        return status;
    }

    /** What the same refusal is where problem documents are spoken. */
    Problem problem() {
        return problem;
    }
}

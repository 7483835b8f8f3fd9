package app.alembic.problem;

import java.util.Locale;

/** Every way in which a request can be refused. The codes are public and are never renamed. */
public enum Problem {
    VALIDATION_ERROR(400, "That cannot be right"),
    UNAUTHORIZED(401, "Please sign in"),
    INSUFFICIENT_CREDITS(402, "Not enough credits"),
    SUBSCRIPTION_REQUIRED(402, "A subscription is needed"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Not that way"),
    NOT_ACCEPTABLE(406, "Not in that format"),
    CONFLICT(409, "Something else came first"),
    PAYLOAD_TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Not in that format"),
    IDEMPOTENCY_KEY_REUSED(422, "That key was used before"),
    QUESTION_STOPPED(422, "This question needs people, not cards"),
    RATE_LIMITED(429, "Too many requests"),
    DAILY_LIMIT_REACHED(429, "Enough for today"),
    INTERNAL_ERROR(500, "Something went wrong"),
    ACCOUNTS_UNAVAILABLE(503, "Signing in is not possible now"),
    ORACLE_UNAVAILABLE(503, "The oracle is silent"),
    OVERLOADED(503, "Too busy");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}

package app.alembic.auth;

/** A setting of signing in cannot work: one sentence for the operator that says what is wrong and what to do. */
public final class AuthUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuthUnusable(String message) {
        super(message);
    }
}

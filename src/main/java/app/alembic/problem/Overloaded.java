package app.alembic.problem;

import org.jspecify.annotations.Nullable;

/** There is no room for more at this moment: streams, or connections to the database, which may also be away. */
public final class Overloaded extends AlembicException {

    private static final long serialVersionUID = 1L;

    public Overloaded() {
        this(null);
    }

    public Overloaded(@Nullable Throwable cause) {
        super(Problem.OVERLOADED, "Too many people are being served at once. Please try again in a moment.");
        if (cause != null) {
            initCause(cause);
        }
    }
}

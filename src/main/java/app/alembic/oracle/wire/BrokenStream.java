package app.alembic.oracle.wire;

/** The stream holds what cannot be read, or an error. The message holds nothing of its text, and has no cause that might. */
public final class BrokenStream extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenStream(String message) {
        super(message);
    }
}

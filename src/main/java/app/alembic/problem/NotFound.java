package app.alembic.problem;

/** There is no such thing, or it is somebody else's: the answer is the same. */
public final class NotFound extends AlembicException {

    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(Problem.NOT_FOUND, message);
    }
}

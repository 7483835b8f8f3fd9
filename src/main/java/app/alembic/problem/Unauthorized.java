package app.alembic.problem;

/** Nobody is signed in, or not any more. */
public final class Unauthorized extends AlembicException {

    private static final long serialVersionUID = 1L;

    public Unauthorized(String message) {
        super(Problem.UNAUTHORIZED, message);
    }
}

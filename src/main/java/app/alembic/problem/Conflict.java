package app.alembic.problem;

/** It cannot be done as things stand now; the sentence says what to wait for. */
public final class Conflict extends AlembicException {

    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(Problem.CONFLICT, message);
    }
}

package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;

/** There is no room for more at this moment. */
final class Overloaded extends AlembicException {

    private static final long serialVersionUID = 1L;

    Overloaded() {
        super(Problem.OVERLOADED, "Too many people are being served at once. Please try again in a moment.");
    }
}

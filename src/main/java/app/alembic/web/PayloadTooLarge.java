package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;

/** More was sent than is read here. */
final class PayloadTooLarge extends AlembicException {

    private static final long serialVersionUID = 1L;

    PayloadTooLarge() {
        super(Problem.PAYLOAD_TOO_LARGE, BodyLimit.SENTENCE);
    }
}

package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;

/** The body is longer than its address takes. */
final class PayloadTooLarge extends AlembicException {

    private static final long serialVersionUID = 1L;

    PayloadTooLarge(int most) {
        super(
                Problem.PAYLOAD_TOO_LARGE,
                "What you sent is too large; at most %d KB are taken here.".formatted(most / 1024));
    }
}

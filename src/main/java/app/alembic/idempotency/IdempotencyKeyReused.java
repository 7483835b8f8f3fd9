package app.alembic.idempotency;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import java.util.Map;

/** The key stands for another request already. */
public final class IdempotencyKeyReused extends AlembicException {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super(
                Problem.IDEMPOTENCY_KEY_REUSED,
                "This `Idempotency-Key` was used for another request within a day; take a new one for each request.",
                Map.of());
    }
}

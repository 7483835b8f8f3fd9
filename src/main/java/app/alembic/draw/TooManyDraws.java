package app.alembic.draw;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import java.util.Map;

/** Somebody lets the service commit to draw after draw. */
final class TooManyDraws extends AlembicException {

    private static final long serialVersionUID = 1L;

    TooManyDraws(int limit) {
        super(
                Problem.DAILY_LIMIT_REACHED,
                "A day holds %d draws; use one of those you have, or leave out `draw_id`.".formatted(limit),
                Map.of("limit", limit));
    }
}

package app.alembic.reading;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import java.util.Map;

/** Fair use of a plan is used up for today. */
final class DailyLimitReached extends AlembicException {

    private static final long serialVersionUID = 1L;

    DailyLimitReached(int limit) {
        super(
                Problem.DAILY_LIMIT_REACHED,
                "Your plan holds %d readings a day; the next day begins at midnight UTC.".formatted(limit),
                Map.of("limit", limit));
    }
}

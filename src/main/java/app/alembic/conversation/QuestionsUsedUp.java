package app.alembic.conversation;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import java.util.Map;

/** The plan holds no further question about this reading. */
final class QuestionsUsedUp extends AlembicException {

    private static final long serialVersionUID = 1L;

    QuestionsUsedUp(int limit) {
        super(
                Problem.SUBSCRIPTION_REQUIRED,
                "Your plan holds %d questions about one reading, and they are used up; a larger plan holds more."
                        .formatted(limit),
                Map.of("limit", limit));
    }
}

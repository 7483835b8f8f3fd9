package app.alembic.reading;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import app.alembic.safety.Resource;
import app.alembic.safety.Verdict;
import java.util.List;
import java.util.Map;

/** The question needs people, not cards. It went to nobody, cost nothing and was not kept. */
public final class QuestionStopped extends AlembicException {

    private static final long serialVersionUID = 1L;

    private final transient List<Resource> resources;

    QuestionStopped(Verdict.Stop stop) {
        super(Problem.QUESTION_STOPPED, stop.message(), Map.of("resources", stop.resources()));
        this.resources = stop.resources();
    }

    /** Whom to turn to, the most fitting first. */
    public List<Resource> resources() {
        return resources;
    }
}

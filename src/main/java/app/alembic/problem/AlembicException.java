package app.alembic.problem;

import java.util.Map;

/** A refusal: a stable code, a sentence for the person, facts for the program. Anything else thrown is a bug. */
public abstract class AlembicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, Object> facts;

    protected AlembicException(Problem problem, String message, Map<String, Object> facts) {
        super(message);
        this.problem = problem;
        this.facts = Map.copyOf(facts);
    }

    protected AlembicException(Problem problem, String message) {
        this(problem, message, Map.of());
    }

    public Problem problem() {
        return problem;
    }

    /** Further members of the problem document, for example {@code required} and {@code available}. */
    public Map<String, Object> facts() {
        return facts;
    }
}

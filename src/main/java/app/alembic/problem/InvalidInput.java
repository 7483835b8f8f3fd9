package app.alembic.problem;

import java.util.List;
import java.util.Map;

/** What was sent does not hold: which fields, and what to send instead. */
public final class InvalidInput extends AlembicException {

    private static final long serialVersionUID = 1L;

    /** @param message a sentence that says what to do, without the value that was sent */
    public record FieldError(String field, String message) {}

    private final transient List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super(Problem.VALIDATION_ERROR, errors.getFirst().message(), Map.of("errors", List.copyOf(errors)));
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}

package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import org.springframework.http.HttpHeaders;

/** A request that reached no use case: wrong address, method or format. */
final class Misaddressed extends AlembicException {

    private static final long serialVersionUID = 1L;

    private final transient HttpHeaders headers;

    Misaddressed(Problem problem, String message) {
        this(problem, message, HttpHeaders.EMPTY);
    }

    /** @param headers that say what would have been right: {@code Allow}, {@code Accept} */
    Misaddressed(Problem problem, String message, HttpHeaders headers) {
        super(problem, message);
        this.headers = headers;
    }

    static Misaddressed nowhere() {
        return new Misaddressed(Problem.NOT_FOUND, "There is nothing at this address.");
    }

    HttpHeaders headers() {
        return headers;
    }
}

package app.alembic.web;

import app.alembic.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes wrong before or behind Spring MVC: filters, Tomcat, a page that breaks while it is rendered. */
@RestController
class ProblemPages implements ErrorController {

    private final Problems problems;

    ProblemPages(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        ProblemDetail document = switch (status instanceof Integer code ? code : 404) {
            case 400 -> problems.document(Problem.VALIDATION_ERROR, "The request is not as it is expected here.");
            case 401 -> problems.document(Problem.UNAUTHORIZED, "Please sign in first.");
            case 403 -> problems.document(Problem.FORBIDDEN, "That is not allowed.");
            case 404 -> problems.document(Problem.NOT_FOUND, "There is nothing here.");
            case 405 -> problems.document(Problem.METHOD_NOT_ALLOWED, "That method is not offered here.");
            case 413 -> problems.document(Problem.PAYLOAD_TOO_LARGE, BodyLimit.SENTENCE);
            case 415 -> problems.document(Problem.UNSUPPORTED_MEDIA_TYPE, "Send it as application/json.");
            default ->
                failure instanceof Throwable thrown && BodyLimit.isExceeded(thrown)
                        ? problems.document(Problem.PAYLOAD_TOO_LARGE, BodyLimit.SENTENCE)
                        : problems.incident(failure instanceof Throwable thrown ? thrown : null, request);
        };
        problems.answer(request, response, document);
    }
}

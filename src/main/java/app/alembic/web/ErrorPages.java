package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where the server sends what went wrong outside Spring MVC: in filters, and before them. */
@Controller
class ErrorPages implements ErrorController {

    /** A filter that refuses leaves its refusal here and calls {@code sendError}. */
    static final String REFUSAL = ErrorPages.class.getName() + ".refusal";

    private final ProblemAnswers answers;

    ErrorPages(ProblemAnswers answers) {
        this.answers = answers;
    }

    static void refuse(AlembicException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(REFUSAL, refusal);
        response.sendError(refusal.problem().status());
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(REFUSAL) instanceof AlembicException refusal) {
            return answers.refuse(refusal, request, response);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return failure instanceof AlembicException refusal
                    ? answers.refuse(refusal, request, response)
                    : answers.failed(failure, request, response);
        }
        // Without a status somebody has opened /error by hand.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        AlembicException refusal = spoken(status, request.getAttribute(RequestDispatcher.ERROR_MESSAGE));
        return refusal == null ? answers.failed(null, request, response) : answers.refuse(refusal, request, response);
    }

    /** A 403 comes from our own filters, whose sentence is for people; what the server says of others is not. */
    private static @Nullable AlembicException spoken(int status, @Nullable Object message) {
        return status == HttpServletResponse.SC_FORBIDDEN && message instanceof String sentence && !sentence.isBlank()
                ? new Misaddressed(Problem.FORBIDDEN, sentence)
                : FrameworkRefusals.byStatus(status);
    }
}

package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts a problem before whoever asked: as a document, or as a page for people. */
@Component
class ProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    private final Problems problems;
    private final ObjectProvider<ProblemDialect> dialects;

    ProblemAnswers(Problems problems, ObjectProvider<ProblemDialect> dialects) {
        this.problems = problems;
        this.dialects = dialects;
    }

    /** @return the page to show, or null when a document has been written */
    @Nullable
    ModelAndView refuse(AlembicException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refusal instanceof Misaddressed misaddressed) {
            misaddressed.headers().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        }
        if (refusal.problem() == Problem.OVERLOADED) {
            response.setHeader("Retry-After", "5");
        }
        return show(refusal, problems.document(refusal), request, response);
    }

    /** A bug: the log has the stack trace under the incident's id, the answer has the id alone. */
    @Nullable
    ModelAndView failed(@Nullable Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        UUID incident = UUID.randomUUID();
        LOG.error(
                "incident {} {} {}", incident, request.getMethod(), failure == null ? "" : failure.getClass(), failure);
        ProblemDetail document = problems.document(
                Problem.INTERNAL_ERROR,
                "Something went wrong on our side. It has been noted and nothing else is known.");
        document.setProperty("incident", incident);
        return show(null, document, request, response);
    }

    private @Nullable ProblemDialect dialectAt(String path) {
        return dialects.stream()
                .filter(dialect -> dialect.isSpokenAt(path))
                .findFirst()
                .orElse(null);
    }

    private @Nullable ModelAndView show(
            @Nullable AlembicException refusal,
            ProblemDetail document,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return null; // The answer had begun; what follows would only garble it.
        }
        if (!Problems.wantsPage(request)) {
            response.resetBuffer();
            ProblemDialect dialect = dialectAt(Problems.pathOf(request));
            if (dialect == null) {
                problems.write(response, document);
            } else {
                dialect.write(refusal, document, request, response);
            }
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("status", document.getStatus());
        model.put("heading", Objects.requireNonNullElse(document.getTitle(), ""));
        model.put("sentence", Objects.requireNonNullElse(document.getDetail(), ""));
        Object incident = document.getProperties() == null
                ? null
                : document.getProperties().get("incident");
        model.put("incident", incident == null ? null : incident.toString());
        return new ModelAndView("web/problem", model, HttpStatus.valueOf(document.getStatus()));
    }
}

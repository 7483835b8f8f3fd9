package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problem documents (RFC 9457) and problem pages, for the advice and for filters that refuse before any controller runs. */
@Component
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;
    private final JteViews views;

    Problems(JsonMapper json, JteViews views) {
        this.json = json;
        this.views = views;
    }

    public ProblemDetail document(AlembicException refusal) {
        ProblemDetail detail = document(refusal.problem(), String.valueOf(refusal.getMessage()));
        refusal.facts().forEach(detail::setProperty);
        return detail;
    }

    public ProblemDetail document(Problem problem, String sentence) {
        ProblemDetail detail = ProblemDetail.forStatus(problem.status());
        detail.setTitle(problem.title());
        detail.setDetail(sentence);
        detail.setProperty("code", problem.code());
        return detail;
    }

    /** Something that should not have happened: its number, and nothing else. */
    ProblemDetail incident(UUID incident) {
        ProblemDetail document =
                document(Problem.INTERNAL_ERROR, "Something went wrong on our side; nothing of yours is lost.");
        document.setProperty("incident", incident.toString());
        return document;
    }

    /** The same, logged with what is known of it. */
    ProblemDetail incident(@Nullable Throwable failure, HttpServletRequest request) {
        UUID incident = UUID.randomUUID();
        LOG.error(
                "incident {}: {} {}",
                incident,
                request.getMethod(),
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                failure);
        return incident(incident);
    }

    /** Whether whoever asks reads pages, not documents. */
    public static boolean wantsPage(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = original == null ? request.getRequestURI() : original.toString();
        return !path.startsWith("/api/") && !path.startsWith("/auth/v1/") && !path.equals("/health");
    }

    /** A page for whoever reads pages, the document for everybody else. */
    public void answer(HttpServletRequest request, HttpServletResponse response, ProblemDetail document)
            throws IOException {
        if (wantsPage(request)) {
            response.setStatus(document.getStatus());
            response.setHeader("Cache-Control", "no-store");
            views.render("web/problem.jte", request.getLocale(), model(document), request, response);
        } else {
            write(response, document);
        }
    }

    public void write(HttpServletResponse response, ProblemDetail document) throws IOException {
        response.setStatus(document.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(document));
    }

    private static Map<String, Object> model(ProblemDetail document) {
        Map<String, Object> facts = document.getProperties() == null ? Map.of() : document.getProperties();
        var model = new HashMap<String, Object>();
        model.put("status", document.getStatus());
        model.put("heading", String.valueOf(document.getTitle()));
        model.put("sentence", String.valueOf(document.getDetail()));
        model.put("incident", facts.get("incident"));
        model.put("details", List.of());
        return model;
    }
}

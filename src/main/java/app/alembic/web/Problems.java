package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problem documents (RFC 9457), for the advice and for filters that refuse before any controller runs. */
@Component
public final class Problems {

    /** Where programs ask. */
    private static final List<String> PROGRAMS = List.of("/api/", "/auth/v1/", "/webhooks/", "/openapi.json");

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
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

    /** Whether whoever asks reads pages, not documents. */
    public static boolean wantsPage(HttpServletRequest request) {
        String path = pathOf(request);
        return PROGRAMS.stream().noneMatch(path::startsWith) && !path.equals("/health");
    }

    /** What was asked for, also while an error is answered: then the request is one for /error. */
    static String pathOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }

    /** From a filter: as a document or a page, as whoever asks reads. */
    public static void refuse(AlembicException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ErrorPages.refuse(refusal, request, response);
    }

    public void write(HttpServletResponse response, ProblemDetail document) throws IOException {
        response.setStatus(document.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(document));
    }
}

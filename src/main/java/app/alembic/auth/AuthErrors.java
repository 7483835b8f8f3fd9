package app.alembic.auth;

import app.alembic.problem.AlembicException;
import app.alembic.problem.Problem;
import app.alembic.web.ProblemDialect;
import app.alembic.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Refusals in the two shapes of Supabase Auth; which of them is chosen by the version that the client asks for. */
@Component
final class AuthErrors implements ProblemDialect {

    /** The client looks for this header in the answer too, and without it does not find the code. */
    private static final String VERSION_HEADER = "x-supabase-api-version";

    private static final String VERSION = "2024-01-01";

    private final Problems problems;
    private final JsonMapper json;

    AuthErrors(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public boolean isSpokenAt(String path) {
        return Paths.isAuthApi(path);
    }

    void write(AuthRefusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(refusal, problems.document(refusal), request, response);
    }

    @Override
    public void write(
            @Nullable AlembicException refusal,
            ProblemDetail document,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AuthRefusal own = refusal instanceof AuthRefusal known ? known : null;
        int status = own == null ? document.getStatus() : own.code().status();
        String code = own == null ? codeOf(refusal) : own.code().code();
        String message = String.valueOf(document.getDetail());
        Map<String, Object> body = new LinkedHashMap<>();
        if (isVersioned(request.getHeader(VERSION_HEADER))) {
            body.put("code", code);
            body.put("message", message);
            response.setHeader(VERSION_HEADER, VERSION);
        } else {
            body.put("code", status);
            body.put("error_code", code);
            body.put("msg", message);
        }
        if (own != null && own.code() == AuthCode.WEAK_PASSWORD) {
            body.put("weak_password", Map.of("reasons", List.copyOf(own.reasons())));
        }
        if (refusal == null && document.getProperties() != null) {
            body.put("error_id", document.getProperties().get("incident"));
        }
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /** Of what the rest of the service refuses: its own codes, but for those that Supabase has another name for. */
    private static String codeOf(@Nullable AlembicException refusal) {
        Problem problem = refusal == null ? Problem.INTERNAL_ERROR : refusal.problem();
        return switch (problem) {
            case INTERNAL_ERROR -> "unexpected_failure";
            case VALIDATION_ERROR -> AuthCode.VALIDATION_FAILED.code();
            case RATE_LIMITED -> "over_request_rate_limit";
            default -> problem.code();
        };
    }

    private static boolean isVersioned(@Nullable String asked) {
        return asked != null && asked.matches("\\d{4}-\\d{2}-\\d{2}") && asked.compareTo(VERSION) >= 0;
    }
}

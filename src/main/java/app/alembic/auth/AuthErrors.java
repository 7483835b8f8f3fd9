package app.alembic.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Refusals in the two shapes of Supabase Auth; which of them is chosen by the version that the client asks for. */
@Component
final class AuthErrors {

    /** The client looks for this header in the answer too, and without it does not find the code. */
    private static final String VERSION_HEADER = "x-supabase-api-version";

    private static final String VERSION = "2024-01-01";

    private final JsonMapper json;

    AuthErrors(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, AuthRefusal refusal) throws IOException {
        boolean versioned = isVersioned(request.getHeader(VERSION_HEADER));
        AuthCode code = refusal.code();
        String message = String.valueOf(refusal.getMessage());
        Map<String, Object> body = new LinkedHashMap<>();
        if (versioned) {
            body.put("code", code.code());
            body.put("message", message);
            response.setHeader(VERSION_HEADER, VERSION);
        } else {
            body.put("code", code.status());
            body.put("error_code", code.code());
            body.put("msg", message);
        }
        if (code == AuthCode.WEAK_PASSWORD) {
            body.put("weak_password", Map.of("reasons", List.copyOf(refusal.reasons())));
        }
        response.setStatus(code.status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    private static boolean isVersioned(@Nullable String asked) {
        return asked != null && asked.matches("\\d{4}-\\d{2}-\\d{2}") && asked.compareTo(VERSION) >= 0;
    }
}

package app.alembic.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What no other method under {@code /auth/v1} takes: a known path asked the wrong way, or an unknown one. */
@RestController
class AuthElsewhere {

    private static final Map<String, String> ALLOWED = Map.of(
            "/auth/v1/signup", "POST",
            "/auth/v1/token", "POST",
            "/auth/v1/logout", "POST",
            "/auth/v1/user", "GET, HEAD",
            "/auth/v1/settings", "GET, HEAD",
            "/auth/v1/.well-known/jwks.json", "GET, HEAD");

    @RequestMapping("/auth/v1/**")
    void elsewhere(HttpServletRequest request, HttpServletResponse response) {
        String allowed = ALLOWED.get(request.getRequestURI());
        if (allowed == null) {
            throw new AuthRefusal(AuthCode.NOT_FOUND, "There is nothing at this path");
        }
        response.setHeader("Allow", allowed);
        throw new AuthRefusal(AuthCode.METHOD_NOT_ALLOWED, "This path takes %s".formatted(allowed));
    }
}

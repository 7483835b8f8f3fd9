package app.alembic.auth;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The browser's session cookie. Out of reach of scripts, not sent along with what other sites post; over https it is
 * held back from plain http, and its name makes browsers refuse one that a neighbouring subdomain sets.
 */
@Component
class SessionCookie {

    private final boolean https;
    private final String name;

    SessionCookie(AuthSettings settings) {
        https = settings.https();
        name = https ? "__Host-alembic_session" : "alembic_session";
    }

    /** Whether the browser sends one, good or not. */
    boolean isOn(HttpServletRequest request) {
        return of(request).isPresent();
    }

    /** What the doorkeeper wrote there, or somebody else in its place. */
    Optional<String> on(HttpServletRequest request) {
        return of(request).map(Cookie::getValue);
    }

    void set(HttpServletResponse response, String value) {
        write(response, value, BrowserSecret.LIFE);
    }

    void clear(HttpServletResponse response) {
        write(response, "", Duration.ZERO);
    }

    private void write(HttpServletResponse response, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(https)
                        .sameSite("Lax")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    private Optional<Cookie> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie);
            }
        }
        return Optional.empty();
    }
}

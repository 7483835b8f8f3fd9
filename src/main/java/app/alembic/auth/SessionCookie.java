package app.alembic.auth;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The browser's session cookie. Out of reach of scripts, not sent along with what other sites post; over https it is
 * held back from plain http, and its name makes browsers refuse one that a neighbouring subdomain sets.
 */
@Component
class SessionCookie {

    /** Browsers keep 4,096 bytes of a cookie, its name and attributes included. */
    private static final int PIECE = 3_500;

    private static final int MOST_PIECES = 4;

    private static final Pattern MANY = Pattern.compile("(?<pieces>[2-4])~(?<begin>.*)");

    private final boolean https;
    private final String name;

    SessionCookie(AuthSettings settings) {
        https = settings.https();
        name = https ? "__Host-alembic_session" : "alembic_session";
    }

    /** Whether the browser sends one, good or not. */
    boolean isOn(HttpServletRequest request) {
        return of(name, request).isPresent();
    }

    /** What the doorkeeper wrote there, or somebody else in its place. */
    Optional<String> on(HttpServletRequest request) {
        return of(name, request).map(first -> {
            Matcher many = MANY.matcher(first);
            return many.matches() ? many.group("begin") + rest(Integer.parseInt(many.group("pieces")), request) : first;
        });
    }

    private String rest(int pieces, HttpServletRequest request) {
        return IntStream.range(1, pieces)
                .mapToObj(piece -> of(nameOf(piece), request).orElse(""))
                .collect(Collectors.joining());
    }

    /** What does not fit into one cookie is cut into pieces, the first of which says how many there are. */
    void set(HttpServletResponse response, String value) {
        int pieces = Math.max(1, Math.ceilDiv(value.length(), PIECE));
        if (pieces > MOST_PIECES) {
            throw new IllegalArgumentException("a session of %d characters".formatted(value.length()));
        }
        for (int piece = 0; piece < pieces; piece++) {
            String part = value.substring(piece * PIECE, Math.min(value.length(), (piece + 1) * PIECE));
            write(response, nameOf(piece), piece == 0 && pieces > 1 ? pieces + "~" + part : part, BrowserSecret.LIFE);
        }
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        write(response, name, "", Duration.ZERO);
        for (int piece = 1; piece < MOST_PIECES; piece++) {
            if (of(nameOf(piece), request).isPresent()) {
                write(response, nameOf(piece), "", Duration.ZERO);
            }
        }
    }

    private String nameOf(int piece) {
        return piece == 0 ? name : name + "." + piece;
    }

    private void write(HttpServletResponse response, String cookie, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookie, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(https)
                        .sameSite("Lax")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    private static Optional<String> of(String name, HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}

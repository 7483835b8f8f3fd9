package app.alembic.auth;

import app.alembic.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;

/**
 * Against requests that another site makes a browser send. The token is a cookie that other sites cannot read, and is
 * sent again as the hidden field of a form or as the header {@code X-XSRF-TOKEN}. Pages carry it masked anew each time,
 * because they are compressed together with what others may choose; a script may send that, or the cookie as it is.
 */
@Component
class ForgeryProtection implements CsrfTokenRequestHandler {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final SessionCookie cookies;
    private final CookieCsrfTokenRepository tokens;
    private final XorCsrfTokenRequestAttributeHandler masked = new XorCsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestAttributeHandler plain = new CsrfTokenRequestAttributeHandler();

    ForgeryProtection(SessionCookie cookies, AuthSettings settings) {
        this.cookies = cookies;
        tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName(settings.https() ? "__Host-XSRF-TOKEN" : "XSRF-TOKEN");
        tokens.setCookieCustomizer(
                cookie -> cookie.path("/").secure(settings.https()).sameSite("Lax"));
    }

    CookieCsrfTokenRepository tokens() {
        return tokens;
    }

    /**
     * Whether the request could have been forged. Pages always, so that nobody is signed in as somebody else unawares;
     * the rest once a session cookie comes along, whatever else comes along with it. Under {@code /auth/v1} cookies
     * mean nothing.
     */
    boolean isNeeded(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && !Paths.isAuthApi(request)
                && (Problems.wantsPage(request) || cookies.isOn(request));
    }

    /** Once somebody has come in or gone out, the token that was known before is worth nothing. */
    void renew(HttpServletRequest request, HttpServletResponse response) {
        tokens.saveToken(tokens.generateToken(request), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        String unmasked = masked.resolveCsrfTokenValue(request, token);
        return token.getToken().equals(unmasked) ? unmasked : plain.resolveCsrfTokenValue(request, token);
    }
}

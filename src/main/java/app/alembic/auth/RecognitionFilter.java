package app.alembic.auth;

import app.alembic.auth.Returning.Ended;
import app.alembic.auth.Returning.Known;
import app.alembic.auth.Returning.Renewed;
import app.alembic.auth.Returning.Stranger;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request find out whose it is, once somebody wants to know: what needs no person asks no database, and a token
 * that is no user's does not matter there.
 *
 * <p>A bearer token speaks before a cookie, also when it is bad. Cookies mean nothing under {@code /auth/v1}.
 */
final class RecognitionFilter extends OncePerRequestFilter {

    private static final String CONTEXT = RecognitionFilter.class.getName() + ".context";
    private static final String REFUSAL = RecognitionFilter.class.getName() + ".refusal";

    private final Doorkeeper doorkeeper;
    private final SessionCookie cookies;

    RecognitionFilter(Doorkeeper doorkeeper, SessionCookie cookies) {
        this.doorkeeper = doorkeeper;
        this.cookies = cookies;
    }

    /** Why it cannot be said whose this request is; null if it can, or nobody came along. */
    static @Nullable AuthRefusal refusalOf(HttpServletRequest request) {
        return (AuthRefusal) request.getAttribute(REFUSAL);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContextHolder.setDeferredContext(SingletonSupplier.of(() -> contextOnce(request, response)));
        chain.doFilter(request, response);
    }

    /** Error pages show whether one is signed in. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** An error page need not ask again what the request has found out, or could not. */
    private SecurityContext contextOnce(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(CONTEXT) instanceof SecurityContext known) {
            return known;
        }
        SecurityContext context = contextOf(request, response);
        request.setAttribute(CONTEXT, context);
        return context;
    }

    private SecurityContext contextOf(HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        try {
            recognised(request, response).map(SignedInAuthentication::new).ifPresent(context::setAuthentication);
        } catch (AuthRefusal refusal) {
            request.setAttribute(REFUSAL, refusal);
        }
        return context;
    }

    private Optional<Recognised> recognised(HttpServletRequest request, HttpServletResponse response) {
        String token = bearer(request.getHeader("Authorization"));
        if (token != null) {
            return Optional.of(doorkeeper.byToken(token));
        }
        if (Paths.isAuthApi(request)) {
            return Optional.empty();
        }
        return cookies.on(request).flatMap(cookie -> returning(cookie, request, response));
    }

    private Optional<Recognised> returning(String cookie, HttpServletRequest request, HttpServletResponse response) {
        return switch (doorkeeper.byCookie(cookie)) {
            case Stranger() -> Optional.empty();
            case Ended() -> {
                cookies.clear(request, response);
                yield Optional.empty();
            }
            case Known(Recognised asking) -> Optional.of(asking);
            case Renewed(Recognised asking, String renewed) -> {
                cookies.set(response, renewed);
                yield Optional.of(asking);
            }
        };
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : null;
    }
}

package app.alembic.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.problem.Problem;
import app.alembic.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Says no before any controller runs: in Supabase's shape, as a problem document, or as a page, as the path speaks. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SIGN_IN = "/signin";

    private final Problems problems;
    private final AuthErrors errors;

    Refusals(Problems problems, AuthErrors errors) {
        this.problems = problems;
        this.errors = errors;
    }

    /** Nobody is signed in where somebody must be. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        AuthRefusal refusal = RecognitionFilter.refusalOf(request);
        if (Paths.isAuthApi(request)) {
            errors.write(
                    refusal != null
                            ? refusal
                            : new AuthRefusal(AuthCode.NO_AUTHORIZATION, "This endpoint requires a valid Bearer token"),
                    request,
                    response);
        } else if (refusal != null && refusal.code() == AuthCode.ACCOUNTS_UNAVAILABLE) {
            Problems.refuse(refusal, request, response);
        } else if (!Problems.wantsPage(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(
                    response,
                    problems.document(
                            Problem.UNAUTHORIZED,
                            refusal == null
                                    ? "Sign in and send the access token as `Authorization: Bearer`."
                                    : "The access token is not valid any more; sign in again."));
        } else if (request.getHeader("HX-Request") != null) {
            // htmx would put the page for signing in where the fragment belongs.
            response.setHeader("HX-Redirect", SIGN_IN);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, SIGN_IN + next(request));
        }
    }

    /** Somebody is signed in but may not, or the request could be another site's. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        boolean forgeable = cause instanceof CsrfException;
        if (Problems.wantsPage(request)) {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN,
                    forgeable
                            ? "This form is no longer valid. Go back, reload the page and send it again; cookies must be allowed."
                            : "This page is for the operator of this service.");
            return;
        }
        problems.write(
                response,
                problems.document(
                        Problem.FORBIDDEN,
                        forgeable
                                ? "A request with the session cookie needs the CSRF token too: send the value of the cookie XSRF-TOKEN as the header X-XSRF-TOKEN."
                                : "This is for the operator of this service."));
    }

    /** Only what can be asked again with a link. */
    private static String next(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return LocalPath.of(path)
                .map(local -> "?next=" + URLEncoder.encode(local.value(), UTF_8))
                .orElse("");
    }
}

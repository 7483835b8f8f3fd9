package app.alembic.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too long, whether they say how long they are or not. Runs before the security filters, which
 * read forms.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyLimit extends OncePerRequestFilter {

    static final int USUAL = 64 * 1024;

    /** For Stripe's events and Supabase's clients. */
    static final int GENEROUS = 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int most = mostFor(request.getRequestURI());
        if (request.getContentLengthLong() > most) {
            ErrorPages.refuse(new PayloadTooLarge(most), request, response);
            return;
        }
        try {
            // Tomcat reads a form, and decodes a query, when first asked for a parameter, past any wrapper; what it
            // finds wrong is answered here, not in the midst of a use case. Its own limit is the usual one.
            request.getParameterMap();
        } catch (InvalidParameterException wrong) {
            if (wrong.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE) {
                ErrorPages.refuse(new PayloadTooLarge(USUAL), request, response);
            } else {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
            return;
        }
        chain.doFilter(new LimitedRequest(request, most), response);
    }

    private static int mostFor(String path) {
        return path.startsWith("/webhooks/") || path.startsWith("/auth/v1/") ? GENEROUS : USUAL;
    }
}

package app.alembic.auth;

import app.alembic.auth.supabase.KeptBySupabase;
import app.alembic.auth.supabase.SupabaseSettings;
import app.alembic.problem.Problem;
import app.alembic.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends programs that look for {@code /auth/v1} here to where the accounts are. */
@Component
@Conditional(KeptBySupabase.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class AuthElsewhere extends OncePerRequestFilter {

    private final Problems problems;
    private final SupabaseSettings supabase;

    AuthElsewhere(Problems problems, SupabaseSettings supabase) {
        this.problems = problems;
        this.supabase = supabase;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Paths.isAuthApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        problems.write(
                response,
                problems.document(
                        Problem.NOT_FOUND,
                        "Supabase keeps the accounts (SUPABASE_URL is set): ask %s instead."
                                .formatted(supabase.authUrl())));
    }
}

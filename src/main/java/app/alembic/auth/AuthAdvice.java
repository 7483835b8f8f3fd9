package app.alembic.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Under {@code /auth/v1} refusals speak Supabase Auth's language, bugs included. */
@RestControllerAdvice(assignableTypes = {AuthApi.class, AuthElsewhere.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class AuthAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(AuthAdvice.class);

    private final AuthErrors errors;

    AuthAdvice(AuthErrors errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    void refused(AuthRefusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        errors.write(request, response, refusal);
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID incident = UUID.randomUUID();
        LOG.error("incident={} {}", incident, failure.getClass().getName(), failure);
        errors.write(
                request,
                response,
                new AuthRefusal(AuthCode.UNEXPECTED_FAILURE, "Unexpected failure, incident %s".formatted(incident)));
    }
}

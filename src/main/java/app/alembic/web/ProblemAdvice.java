package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.InvalidInput;
import app.alembic.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The only mapper of exceptions: refusals become their documents or pages, anything else an incident. */
@ControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void refusal(AlembicException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(request, response, problems.document(refusal));
    }

    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AlembicException refusal = refusalWithin(failure);
        refusal(
                refusal == null ? new InvalidInput("body", "The body is not the JSON that is expected here.") : refusal,
                request,
                response);
    }

    @ExceptionHandler
    void wrongKind(
            MethodArgumentTypeMismatchException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // An id of another form is an id of nothing.
        boolean isId = UUID.class.equals(failure.getRequiredType());
        ProblemDetail document = isId
                ? problems.document(Problem.NOT_FOUND, "There is no such thing.")
                : problems.document(new InvalidInput(
                        failure.getName(), "`%s` has a value of the wrong kind.".formatted(failure.getName())));
        problems.answer(request, response, document);
    }

    @ExceptionHandler
    void missing(
            MissingServletRequestParameterException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String name = failure.getParameterName();
        refusal(new InvalidInput(name, "`%s` is missing.".formatted(name)), request, response);
    }

    /** The viewer has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException failure) {
        LOG.debug("a viewer left: {}", failure.getMessage());
    }

    @ExceptionHandler
    void anythingElse(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            LOG.warn(
                    "{} {} broke off: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failure.getClass().getName());
            return;
        }
        ProblemDetail document = BodyLimit.isExceeded(failure)
                ? problems.document(Problem.PAYLOAD_TOO_LARGE, BodyLimit.SENTENCE)
                : failure instanceof ErrorResponse refused ? ofSpring(refused, response) : incident(failure, request);
        problems.answer(request, response, document);
    }

    /** What Spring MVC itself refuses, in our codes. */
    private ProblemDetail ofSpring(ErrorResponse refused, HttpServletResponse response) {
        refused.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        return switch (refused.getStatusCode().value()) {
            case 404 -> problems.document(Problem.NOT_FOUND, "There is nothing here.");
            case 405 -> problems.document(Problem.METHOD_NOT_ALLOWED, methods(refused));
            case 406 -> problems.document(Problem.NOT_ACCEPTABLE, "This can be had as JSON only.");
            case 413 -> problems.document(Problem.PAYLOAD_TOO_LARGE, BodyLimit.SENTENCE);
            case 415 -> problems.document(Problem.UNSUPPORTED_MEDIA_TYPE, mediaTypes(refused));
            default -> problems.document(new InvalidInput("request", "The request is not as it is expected here."));
        };
    }

    private static String methods(ErrorResponse refused) {
        return refused instanceof HttpRequestMethodNotSupportedException wrong && wrong.getSupportedMethods() != null
                ? "Use one of these here: %s.".formatted(String.join(", ", wrong.getSupportedMethods()))
                : "That method is not offered here.";
    }

    private static String mediaTypes(ErrorResponse refused) {
        return refused instanceof HttpMediaTypeNotSupportedException wrong
                        && !wrong.getSupportedMediaTypes().isEmpty()
                ? "Send it as %s.".formatted(wrong.getSupportedMediaTypes().getFirst())
                : "Send it as application/json.";
    }

    /** The trace stays in the log, under the number that the person gets. */
    private ProblemDetail incident(Exception failure, HttpServletRequest request) {
        UUID incident = UUID.randomUUID();
        LOG.error("incident {}: {} {}", incident, request.getMethod(), request.getRequestURI(), failure);
        return problems.incident(incident);
    }

    private static @Nullable AlembicException refusalWithin(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AlembicException refusal) {
                return refusal;
            }
        }
        Throwable root = NestedExceptionUtils.getRootCause(failure);
        return root instanceof BodyLimit.Exceeded exceeded ? exceeded.refusal() : null;
    }
}

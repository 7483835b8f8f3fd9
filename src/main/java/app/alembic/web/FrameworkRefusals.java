package app.alembic.web;

import app.alembic.problem.AlembicException;
import app.alembic.problem.InvalidInput;
import app.alembic.problem.InvalidInput.FieldError;
import app.alembic.problem.Overloaded;
import app.alembic.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.DatabindException;

/** What Spring MVC refuses before a controller runs, in the words and codes of the contract. */
final class FrameworkRefusals {

    private FrameworkRefusals() {}

    /** @return null when it is no refusal but a bug */
    static @Nullable AlembicException refusal(Exception thrown) {
        return switch (thrown) {
            case AlembicException refusal -> refusal;
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case MissingServletRequestParameterException missing ->
                invalid(missing.getParameterName(), "`%s` is missing.");
            case MissingRequestHeaderException missing -> invalid(missing.getHeaderName(), "`%s` is missing.");
            case MethodArgumentNotValidException notValid -> invalid(notValid.getBindingResult());
            case BindException notBound -> invalid(notBound.getBindingResult());
            case HttpRequestMethodNotSupportedException method ->
                new Misaddressed(
                        Problem.METHOD_NOT_ALLOWED,
                        "This address takes only %s.".formatted(listed(method.getSupportedMethods())),
                        method.getHeaders());
            case HttpMediaTypeNotSupportedException type ->
                new Misaddressed(
                        Problem.UNSUPPORTED_MEDIA_TYPE,
                        "Send it as %s.".formatted(listed(type.getSupportedMediaTypes())),
                        type.getHeaders());
            case HttpMediaTypeNotAcceptableException type ->
                new Misaddressed(
                        Problem.NOT_ACCEPTABLE,
                        "This address answers in %s.".formatted(listed(type.getSupportedMediaTypes())));
            case ErrorResponse other -> byStatus(other.getStatusCode().value());
            default -> null;
        };
    }

    /** For refusals of which only the status is known, from filters and the server itself. */
    static @Nullable AlembicException byStatus(int status) {
        return switch (status) {
            case 404 -> Misaddressed.nowhere();
            case 401 -> new Misaddressed(Problem.UNAUTHORIZED, "Please sign in first.");
            case 403 -> new Misaddressed(Problem.FORBIDDEN, "This is not for you to do.");
            case 405 -> new Misaddressed(Problem.METHOD_NOT_ALLOWED, "This address does not take that method.");
            case 406 -> new Misaddressed(Problem.NOT_ACCEPTABLE, "This address does not answer in that format.");
            case 413 -> new Misaddressed(Problem.PAYLOAD_TOO_LARGE, "What you sent is too large.");
            case 415 -> new Misaddressed(Problem.UNSUPPORTED_MEDIA_TYPE, "This address does not take that format.");
            case 429 -> new Misaddressed(Problem.RATE_LIMITED, "That was often. Please wait a moment.");
            case 503 -> new Overloaded();
            default ->
                status >= 400 && status < 500
                        ? new Misaddressed(Problem.VALIDATION_ERROR, "The request could not be understood.")
                        : null;
        };
    }

    /** Says which member of a JSON body does not fit, and never what was sent. */
    private static AlembicException unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof AlembicException refusal) {
                return refusal;
            }
            if (cause instanceof DatabindException mismatch) {
                String member = mismatch.getPath().stream()
                        .map(step -> step.getPropertyName() == null
                                ? String.valueOf(step.getIndex())
                                : step.getPropertyName())
                        .collect(Collectors.joining("."));
                if (!member.isEmpty()) {
                    return invalid(member, "`%s` is not of the right type.");
                }
            }
        }
        return new InvalidInput("body", "The body is not the JSON that belongs here.");
    }

    /** An address with a part that cannot be an id leads nowhere; a parameter that does not fit can be mended. */
    private static AlembicException mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Misaddressed.nowhere()
                : invalid(mismatch.getName(), "`%s` is not of the right type.");
    }

    private static InvalidInput invalid(BindingResult result) {
        List<FieldError> errors = result.getFieldErrors().stream()
                .map(error -> new FieldError(
                        error.getField(), Objects.requireNonNullElse(error.getDefaultMessage(), "This does not fit.")))
                .toList();
        return errors.isEmpty() ? new InvalidInput("body", "This does not fit.") : new InvalidInput(errors);
    }

    private static InvalidInput invalid(String field, String sentence) {
        return new InvalidInput(field, sentence.formatted(field));
    }

    private static String listed(String @Nullable [] names) {
        return names == null || names.length == 0 ? "another method" : String.join(", ", Arrays.asList(names));
    }

    private static String listed(List<MediaType> types) {
        return types.isEmpty()
                ? "another format"
                : types.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
    }
}

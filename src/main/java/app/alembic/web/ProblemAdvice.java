package app.alembic.web;

import app.alembic.problem.AlembicException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The only mapper of what controllers throw: a refusal becomes its document or its page, anything else an incident. */
@ControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemAnswers answers;

    ProblemAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    @Nullable
    ModelAndView answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (thrown instanceof AuthenticationException || thrown instanceof AccessDeniedException) {
            throw thrown; // Spring Security's filter knows whether to ask for a sign-in.
        }
        AlembicException refusal = FrameworkRefusals.refusal(thrown);
        if (refusal != null) {
            return answers.refuse(refusal, request, response);
        }
        if (isClientGone(thrown)) {
            LOG.debug("the client has gone before its answer");
            return null;
        }
        return answers.failed(thrown, request, response);
    }

    /** A connection that breaks while an answer is written or a body is read: nobody is left to be told. */
    private static boolean isClientGone(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getSimpleName();
            if (name.equals("ClientAbortException") || name.equals("AsyncRequestNotUsableException")) {
                return true;
            }
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).matches("Broken pipe|Connection reset.*")) {
                return true;
            }
        }
        return false;
    }
}

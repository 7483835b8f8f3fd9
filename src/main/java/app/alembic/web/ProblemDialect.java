package app.alembic.web;

import app.alembic.problem.AlembicException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** How a part of the service words what went wrong, where its clients expect another form than RFC 9457. */
public interface ProblemDialect {

    /** @param path as it was asked for, without its query */
    boolean isSpokenAt(String path);

    /**
     * @param refusal null when it was a bug, of which the document says what may be said
     * @param document what would be written otherwise
     */
    void write(
            @Nullable AlembicException refusal,
            ProblemDetail document,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException;
}

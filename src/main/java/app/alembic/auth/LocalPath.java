package app.alembic.auth;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place on this service to go on to. Links from elsewhere can name one; none may lead away. */
record LocalPath(String value) {

    /**
     * A slash and then neither a second one nor a backslash, which browsers take for one: both begin another host's
     * name. Visible ASCII only, since browsers drop tabs and line breaks before they look.
     */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]{0,2000}");

    static Optional<LocalPath> of(@Nullable String text) {
        return text != null && LOCAL.matcher(text).matches() ? Optional.of(new LocalPath(text)) : Optional.empty();
    }
}

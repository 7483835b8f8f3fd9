package app.alembic.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;

/** What every template receives as {@code page}: whose page it is, the CSRF token for its forms, and its texts. */
public final class Page {

    private final String path;
    private final boolean signedIn;
    private final @Nullable CsrfToken csrf;
    private final MessageSource messages;
    private final Locale locale;

    Page(String path, boolean signedIn, @Nullable CsrfToken csrf, MessageSource messages, Locale locale) {
        this.path = path;
        this.signedIn = signedIn;
        this.csrf = csrf;
        this.messages = messages;
        this.locale = locale;
    }

    /** Without its query. */
    public String path() {
        return path;
    }

    public boolean signedIn() {
        return signedIn;
    }

    public String csrfParameter() {
        return csrf == null ? "_csrf" : csrf.getParameterName();
    }

    public String csrfToken() {
        return csrf == null ? "" : csrf.getToken();
    }

    /** Where a file of {@code static/}, named without a leading slash, is served. */
    public String asset(String file) {
        return "/assets/" + file;
    }

    /** A text of {@code messages.properties}; a missing one fails the page, so that a test sees it. */
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}

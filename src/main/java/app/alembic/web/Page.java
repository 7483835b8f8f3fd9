package app.alembic.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;

/** What every template receives as {@code page}: whose page it is, the CSRF token for its forms, and its texts. */
public final class Page {

    /** Of the texts there are; dates and numbers follow them, whatever the browser speaks. */
    private static final Locale LANGUAGE = Locale.ENGLISH;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", LANGUAGE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", LANGUAGE);

    private final String path;
    private final boolean signedIn;
    private final @Nullable CsrfToken csrf;
    private final MessageSource messages;
    private final Assets assets;

    Page(String path, boolean signedIn, @Nullable CsrfToken csrf, MessageSource messages, Assets assets) {
        this.path = path;
        this.signedIn = signedIn;
        this.csrf = csrf;
        this.messages = messages;
        this.assets = assets;
    }

    /** Without its query. */
    public String path() {
        return path;
    }

    public boolean signedIn() {
        return signedIn;
    }

    public String language() {
        return LANGUAGE.toLanguageTag();
    }

    public String csrfParameter() {
        return csrf == null ? "_csrf" : csrf.getParameterName();
    }

    public String csrfToken() {
        return csrf == null ? "" : csrf.getToken();
    }

    /** A text of {@code messages.properties}; a missing one fails the page, so that a test sees it. */
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LANGUAGE);
    }

    /** Where to get a style, script or drawing, for example {@code css/alembic.css}; may be kept for ever. */
    public String asset(String name) {
        return assets.url(name);
    }

    public String day(Instant time) {
        return DAY.format(time.atOffset(ZoneOffset.UTC));
    }

    public String minute(Instant time) {
        return MINUTE.format(time.atOffset(ZoneOffset.UTC));
    }
}

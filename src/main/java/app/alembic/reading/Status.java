package app.alembic.reading;

import java.util.Locale;

/** How far a reading has come. */
public enum Status {
    INTERPRETING,
    COMPLETE,
    /** No oracle answered; the price came back. */
    FAILED;

    /** As the API and the database call it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

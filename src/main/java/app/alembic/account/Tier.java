package app.alembic.account;

import java.util.Locale;

/** What somebody pays for. */
public enum Tier {
    FREE,
    SEEKER,
    INITIATE;

    /** As the database and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Tier of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

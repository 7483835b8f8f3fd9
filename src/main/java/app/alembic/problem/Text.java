package app.alembic.problem;

import org.jspecify.annotations.Nullable;

/** What any text from outside must satisfy before it can be stored or shown. */
public final class Text {

    private Text() {}

    /**
     * The text without surrounding white space.
     *
     * @param field how the sender calls it
     * @param most in characters (code points), after trimming
     * @throws InvalidInput if it is missing, blank, too long, or holds what PostgreSQL and UTF-8 cannot: NUL or half a
     *     surrogate pair
     */
    public static String required(String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(field, "Please write something in `%s`.".formatted(field));
        }
        String trimmed = value.strip();
        if (trimmed.codePointCount(0, trimmed.length()) > most) {
            throw new InvalidInput(field, "`%s` may have at most %,d characters.".formatted(field, most));
        }
        if (!isStorable(trimmed)) {
            throw new InvalidInput(
                    field, "`%s` holds a character that is not text; please remove it.".formatted(field));
        }
        return trimmed;
    }

    /** Whether PostgreSQL and UTF-8 can hold it: no NUL, no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}

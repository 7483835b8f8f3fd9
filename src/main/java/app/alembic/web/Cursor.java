package app.alembic.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins: after the row with this time and id. Opaque to whoever carries it. */
public record Cursor(Instant createdAt, UUID id) {

    /**
     * @return null for the first page
     * @throws InvalidInput if it is not one that was given out
     */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", -1);
            if (parts.length == 2) {
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            // Said below.
        }
        throw new InvalidInput("cursor", "`cursor` is not one of ours; take it from `next_cursor` as it stands.");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((createdAt + " " + id).getBytes(UTF_8));
    }

    /**
     * How many rows a page may have.
     *
     * @throws InvalidInput unless it is 1 to 100
     */
    public static int limit(int wanted) {
        if (wanted < 1 || wanted > 100) {
            throw new InvalidInput("limit", "`limit` is a number from 1 to 100.");
        }
        return wanted;
    }
}

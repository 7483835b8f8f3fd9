package app.alembic.draw;

import app.alembic.problem.InvalidInput;
import app.alembic.problem.Text;
import org.jspecify.annotations.Nullable;

/**
 * The seeker's part of the chance: any text, to the letter. Nothing is trimmed or normalised, for the seeker hashes the
 * same characters.
 *
 * @param text at most 256 characters (code points); empty where the seeker adds nothing
 */
public record ClientSeed(String text) {

    public static final ClientSeed NONE = new ClientSeed("");

    static final int LONGEST = 256;

    public ClientSeed {
        if (text.codePointCount(0, text.length()) > LONGEST || !Text.isStorable(text)) {
            throw new IllegalArgumentException("a client seed is text of at most 256 characters");
        }
    }

    /**
     * @param given null where the seeker adds nothing
     * @throws InvalidInput if it is empty, longer than 256 characters, or no text
     */
    public static ClientSeed of(@Nullable String given) {
        if (given == null) {
            return NONE;
        }
        if (given.isEmpty() || given.codePointCount(0, given.length()) > LONGEST || !Text.isStorable(given)) {
            throw new InvalidInput(
                    "client_seed",
                    "`client_seed` is text of 1 to 256 characters; leave it out to leave the chance to the service.");
        }
        return new ClientSeed(given);
    }
}

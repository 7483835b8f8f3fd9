package app.alembic.reading;

import app.alembic.database.AccountId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The talk about a finished reading, as its stream and its page show it. Whoever asks is in a transaction of the reader:
 * of another's reading there is nothing.
 */
public interface Talk {

    /** What is said where a reply failed. */
    String NO_REPLY = "No reply came. Your question stands and was not counted; please ask once more.";

    enum State {
        AWAITED,
        COMPLETE,
        FAILED
    }

    /**
     * @param id of the message that it becomes
     * @param attempt how often its text has begun anew, from 1
     * @param draft what has been released of it while it is awaited
     * @param message the reply itself; null unless it is complete
     */
    record Reply(
            UUID id,
            State state,
            int attempt,
            String draft,
            @Nullable Message message) {}

    /**
     * Where the talk stands.
     *
     * @param limit how many questions about one reading the plan holds
     * @param left how many of them are left
     * @param awaited the reply that is on its way, or null
     * @param failed whether the last question got no reply
     */
    record Standing(int limit, int left, @Nullable UUID awaited, boolean failed) {}

    /** In the order of the questions; only the last can be awaited. */
    List<Reply> repliesTo(UUID reading);

    Standing standing(AccountId reader, UUID reading);
}

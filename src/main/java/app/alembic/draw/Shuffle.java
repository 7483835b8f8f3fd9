package app.alembic.draw;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants the deck shuffled.
 *
 * @param draw one that was committed to before, null for one that is made with the reading
 * @param uprightOnly no card falls reversed
 */
public record Shuffle(@Nullable UUID draw, ClientSeed clientSeed, boolean uprightOnly) {

    /** The id that the reading takes over: the draw's where there is one. */
    public UUID readingId() {
        return draw == null ? UUID.randomUUID() : draw;
    }
}

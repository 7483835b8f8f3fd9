package app.alembic.reading;

import org.jspecify.annotations.Nullable;

/**
 * Where a viewer stands: in which attempt at the text, and how many of its characters have been shown. As a number it
 * grows with both, so that a later attempt always has greater ids.
 *
 * @param attempt from 1
 * @param shown characters, below a million; past the text its end counts one, and so does each reply about it
 */
record EventId(int attempt, int shown) {

    private static final long ATTEMPT = 1_000_000;

    long number() {
        return attempt * ATTEMPT + shown;
    }

    /** @param lastEventId as the viewer sent it; whatever is not one of ours means the beginning */
    static EventId parse(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("\\d{1,15}")) {
            return new EventId(0, 0);
        }
        long number = Long.parseLong(lastEventId);
        return number / ATTEMPT > Integer.MAX_VALUE
                ? new EventId(0, 0)
                : new EventId((int) (number / ATTEMPT), (int) (number % ATTEMPT));
    }
}

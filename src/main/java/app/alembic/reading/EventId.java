package app.alembic.reading;

import org.jspecify.annotations.Nullable;

/**
 * Where a viewer stands: in which attempt at the reading's text, and how far in it or in the talk about it. As a number it
 * grows with both, so that a later attempt always has greater ids.
 *
 * <p>Places below {@value #REPLY} are characters of the reading that have been shown; past the last of them its end counts
 * one. Then each reply has as many places of its own, the first of them at {@code (n + 1) * REPLY} for the n-th from 0:
 * {@value #ATTEMPT_AT_REPLY} for each attempt at it, of which its characters take up the beginning, and the last one for its
 * end.
 *
 * @param attempt from 1; 0 before anything has been shown
 * @param place below a thousand million
 */
record EventId(int attempt, int place) {

    /** More than a reply's characters in all of its attempts. */
    static final int REPLY = 1_000_000;

    /** More than the characters of one reply. */
    static final int ATTEMPT_AT_REPLY = 25_000;

    private static final long ATTEMPT = 1_000_000_000;

    /**
     * @param attempt at the reading
     * @param reply which one, from 0
     * @param attemptAtReply from 1
     * @param shown characters of it
     */
    static EventId inReply(int attempt, int reply, int attemptAtReply, int shown) {
        return new EventId(attempt, (reply + 1) * REPLY + (attemptAtReply - 1) * ATTEMPT_AT_REPLY + shown);
    }

    /** That the reply is there, or will not come. */
    static EventId endOfReply(int attempt, int reply) {
        return new EventId(attempt, (reply + 2) * REPLY - 1);
    }

    long number() {
        return attempt * ATTEMPT + place;
    }

    /** The reply among whose places this is, from 0; -1 in the reading itself. */
    int reply() {
        return place / REPLY - 1;
    }

    boolean isEndOfReply() {
        return place % REPLY == REPLY - 1;
    }

    int attemptAtReply() {
        return place % REPLY / ATTEMPT_AT_REPLY + 1;
    }

    int shownOfReply() {
        return place % REPLY % ATTEMPT_AT_REPLY;
    }

    /** @param lastEventId as the viewer sent it; whatever is not one of ours means the beginning */
    static EventId parse(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("\\d{1,18}")) {
            return new EventId(0, 0);
        }
        long number = Long.parseLong(lastEventId);
        return number / ATTEMPT > Integer.MAX_VALUE
                ? new EventId(0, 0)
                : new EventId((int) (number / ATTEMPT), (int) (number % ATTEMPT));
    }
}

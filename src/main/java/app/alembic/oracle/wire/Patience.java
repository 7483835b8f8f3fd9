package app.alembic.oracle.wire;

import java.time.Duration;

/** The clock of one call. It runs on {@link System#nanoTime}, which nobody sets. */
final class Patience {

    private final Limits limits;
    private final long begun = System.nanoTime();
    private long heardAt = begun;
    private boolean hasHeard;

    Patience(Limits limits) {
        this.limits = limits;
    }

    void heard() {
        hasHeard = true;
        heardAt = System.nanoTime();
    }

    /** Nanoseconds until the next limit; zero or less past it. */
    long left() {
        long now = System.nanoTime();
        long untilToken = hasHeard
                ? limits.silence().toNanos() - (now - heardAt)
                : limits.firstToken().toNanos() - (now - begun);
        return Math.min(untilToken, untilEnd(now));
    }

    boolean hasRoomFor(Duration pause) {
        return pause.compareTo(Duration.ofNanos(Math.max(0, left()))) < 0;
    }

    /** What was waited for in vain. */
    String reason() {
        if (untilEnd(System.nanoTime()) <= 0) {
            return "did not come to an end within " + seconds(limits.total());
        }
        return hasHeard
                ? "fell silent for " + seconds(limits.silence())
                : "said nothing within " + seconds(limits.firstToken());
    }

    private long untilEnd(long now) {
        return limits.total().toNanos() - (now - begun);
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}

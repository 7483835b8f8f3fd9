package app.alembic.oracle.wire;

import app.alembic.oracle.Spent;
import java.time.Duration;

/** Nobody answered, or only to say "not now": worth another attempt after a pause. */
final class Unreached extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Duration pause;
    private final transient Spent spent;

    /** @param message what happened, to be read after the provider's name */
    Unreached(String message, Duration pause, Spent spent) {
        super(message);
        this.pause = pause;
        this.spent = spent;
    }

    Duration pause() {
        return pause;
    }

    Spent spent() {
        return spent;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}

package app.alembic.safety;

/** Counts elementary steps, so that a test can prove the work grows with the text and not faster. */
final class Effort {

    private long steps;

    void spend(long more) {
        steps += more;
    }

    long steps() {
        return steps;
    }
}

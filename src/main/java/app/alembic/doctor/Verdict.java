package app.alembic.doctor;

/** What came of one look or one attempt. */
public enum Verdict {
    GOOD,
    /** Not open, and yet not as it should be; or it could not be tried. */
    WARNING,
    /** Somebody can do what they must not, or cannot do what they may. */
    HOLE
}

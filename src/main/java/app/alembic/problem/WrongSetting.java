package app.alembic.problem;

/** A setting that cannot be: which one, and what to write instead. */
public final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongSetting(String message) {
        super(message);
    }
}

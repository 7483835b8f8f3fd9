package app.alembic.cli;

/** A setting that cannot be: which one, and what to write instead. */
final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSetting(String message) {
        super(message);
    }
}

package app.alembic.cli;

/** A command could not do what it was asked: one sentence, and what to do. */
final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailed(String message) {
        super(message);
    }
}

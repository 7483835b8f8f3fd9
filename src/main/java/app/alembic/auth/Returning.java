package app.alembic.auth;

/** Whom a browser's session cookie stands for. */
sealed interface Returning {

    /** Nobody. */
    record Stranger() implements Returning {}

    /** Nobody any more; the browser need not ask with that cookie again. */
    record Ended() implements Returning {}

    record Known(Recognised asking) implements Returning {}

    /** @param cookie what the browser holds from now on, with its whole life before it */
    record Renewed(Recognised asking, String cookie) implements Returning {}
}

package app.alembic.auth;

import java.util.Optional;

/**
 * Lets people in, knows them again, and sees them out. Who keeps the accounts, this installation or Supabase, is the
 * doorkeeper's business alone: pages, filter and cookie are the same for both.
 *
 * <p>What a browser's session cookie holds is text that only the doorkeeper who wrote it can read, in characters that a
 * cookie may have.
 */
interface Doorkeeper {

    /**
     * @return for the browser's session cookie
     * @throws AuthRefusal if the two do not belong together; whether anybody has the address does not show
     */
    String signIn(String email, String password, Device device);

    /**
     * Makes an account and lets its owner in.
     *
     * @return for the browser's session cookie; empty if the address has to be confirmed by mail first
     * @throws AuthRefusal if the address or the password will not do, or somebody has the address
     */
    Optional<String> signUp(String email, String password, Device device);

    /** Ends the session of a browser, whoever's it is; none is fine. */
    void signOut(String cookie);

    /** @throws AuthRefusal if the access token is not a present user's */
    Recognised byToken(String token);

    Returning byCookie(String cookie);
}

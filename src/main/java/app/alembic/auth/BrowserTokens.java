package app.alembic.auth;

import app.alembic.auth.supabase.GrantedTokens;
import java.util.Optional;

/** Supabase's tokens as a browser's session cookie holds them: as with Supabase's own clients on a server. */
record BrowserTokens(GrantedTokens tokens) {

    /** In neither of the two. */
    private static final String BETWEEN = ":";

    static Optional<BrowserTokens> of(String cookie) {
        String[] parts = cookie.split(BETWEEN, 2);
        try {
            return parts.length == 2
                    ? Optional.of(new BrowserTokens(new GrantedTokens(parts[0], parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    String cookie() {
        return tokens.access() + BETWEEN + tokens.refresh();
    }
}

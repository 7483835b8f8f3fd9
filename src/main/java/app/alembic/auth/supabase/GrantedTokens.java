package app.alembic.auth.supabase;

import java.util.regex.Pattern;

/**
 * What Supabase Auth gives to whoever it lets in.
 *
 * @param access a JWT that lives for about an hour
 * @param refresh opaque; good for the next pair
 */
public record GrantedTokens(String access, String refresh) {

    /** A browser would not keep more, nor a server take it. */
    private static final int MOST_CHARACTERS = 8_192;

    /** Three parts in base64url. */
    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private static final Pattern OPAQUE = Pattern.compile("[\\w.~+/=-]{1,1024}");

    public GrantedTokens {
        if (access.length() > MOST_CHARACTERS
                || !JWT.matcher(access).matches()
                || !OPAQUE.matcher(refresh).matches()) {
            throw new IllegalArgumentException("not the tokens of a session");
        }
    }

    /** Repeats neither. */
    @Override
    public String toString() {
        return "tokens";
    }
}

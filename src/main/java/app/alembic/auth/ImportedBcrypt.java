package app.alembic.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Plain bcrypt, as people bring it from Supabase. Only compared with; the next sign-in writes the hash anew. */
final class ImportedBcrypt implements PasswordEncoder {

    /** What bcrypt reads; Supabase never hashed more, so a longer password cannot be the right one. */
    private static final int MOST_BYTES = 72;

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        throw new UnsupportedOperationException("new passwords are pre-hashed");
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return password != null
                && bcrypt.matches(password, hash)
                && password.toString().getBytes(UTF_8).length <= MOST_BYTES;
    }
}

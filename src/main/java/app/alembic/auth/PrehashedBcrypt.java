package app.alembic.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * bcrypt over a digest of the password, so that every character counts: bcrypt alone reads 72 bytes. The digest is
 * written as 64 characters because bcrypt ends at a zero byte, and it is keyed with a constant so that digests stolen
 * elsewhere cannot stand in for passwords here.
 */
final class PrehashedBcrypt implements PasswordEncoder {

    /** 2^10 rounds, as hashes from Supabase have: whoever's hash is tried, the work is the same. */
    static final int STRENGTH = 10;

    private static final SecretKeySpec SEPARATION = new SecretKeySpec("alembic password".getBytes(UTF_8), "HmacSHA384");

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(STRENGTH);

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null ? null : bcrypt.encode(digest(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return password != null && bcrypt.matches(digest(password), hash);
    }

    private static String digest(CharSequence password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA384");
            mac.init(SEPARATION);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(password.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

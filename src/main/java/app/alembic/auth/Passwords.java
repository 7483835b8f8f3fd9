package app.alembic.auth;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be, and how it is kept. */
@Component
final class Passwords {

    static final int FEWEST_CHARACTERS = 8;
    static final int MOST_CHARACTERS = 128;

    private static final String ID = "sha384-bcrypt";

    /** No password has this hash; trying one against it costs what trying any other costs. */
    private static final String NOBODYS = "{%s}$2a$%02d$%s".formatted(ID, PrehashedBcrypt.STRENGTH, ".".repeat(53));

    private final DelegatingPasswordEncoder encoder;
    private final CommonPasswords common;

    /** Hashing is pure computation: a crowd that signs in must leave the other requests a core to run on. */
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    Passwords(CommonPasswords common) {
        this.common = common;
        encoder = new DelegatingPasswordEncoder(ID, Map.of(ID, new PrehashedBcrypt()));
        encoder.setDefaultPasswordEncoderForMatches(new ImportedBcrypt());
    }

    /** @throws AuthRefusal if nobody should have this password */
    void requireAcceptable(String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < FEWEST_CHARACTERS) {
            throw new AuthRefusal(
                    AuthCode.WEAK_PASSWORD,
                    "Password should be at least %d characters.".formatted(FEWEST_CHARACTERS),
                    List.of("length"));
        }
        if (characters > MOST_CHARACTERS) {
            throw new AuthRefusal(
                    AuthCode.VALIDATION_FAILED,
                    "Password cannot be longer than %d characters.".formatted(MOST_CHARACTERS));
        }
        if (common.contains(password)) {
            throw new AuthRefusal(
                    AuthCode.WEAK_PASSWORD,
                    "Password is known to be weak and easy to guess, please choose a different one.",
                    List.of("pwned"));
        }
    }

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return String.valueOf(encoder.encode(password));
        } finally {
            turns.release();
        }
    }

    /** @param hash null where there is no such person or no password: the same work, and false */
    boolean matches(String password, @Nullable String hash) {
        turns.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash == null ? NOBODYS : hash) && hash != null;
        } finally {
            turns.release();
        }
    }

    /** Whether the hash came from elsewhere and should be made anew while the password is at hand. */
    boolean isDated(String hash) {
        return encoder.upgradeEncoding(hash);
    }
}

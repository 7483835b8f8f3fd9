package app.alembic.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** What a browser's session cookie holds: 256 bits of chance. The database keeps a digest, which signs nobody in. */
record BrowserSecret(String value) {

    /** Without use. */
    static final Duration LIFE = Duration.ofDays(30);

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int BYTES = 32;
    private static final int WRITTEN = 43;

    static BrowserSecret next() {
        var bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return new BrowserSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty if no cookie of ours looks like that. */
    static Optional<BrowserSecret> of(String cookie) {
        return cookie.length() == WRITTEN ? Optional.of(new BrowserSecret(cookie)) : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}

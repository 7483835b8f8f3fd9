package app.alembic.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.problem.WrongSetting;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Settings of signing in.
 *
 * @param autoconfirm whether a new account is confirmed at once; without mail there is no other way
 */
@ConfigurationProperties("alembic")
record AuthSettings(@Name("jwt") Jwt jwt, @Name("public") PublicSite publicSite, boolean autoconfirm) {

    private static final int SECRET_BYTES = 32;

    /** @param secret HS256, accepted beside the key of whoever keeps the accounts; empty means none */
    record Jwt(@Nullable String secret) {

        byte @Nullable [] bytes() {
            return secret == null || secret.isEmpty() ? null : secret.getBytes(UTF_8);
        }
    }

    /** @param url how browsers reach the service; empty means plain http on the address it listens on */
    record PublicSite(@Nullable String url) {}

    /** @throws WrongSetting if what is set cannot work, in a sentence that repeats no secret */
    void requireUsable() {
        byte[] secret = jwt.bytes();
        if (secret != null && secret.length < SECRET_BYTES) {
            throw new WrongSetting(
                    "ALEMBIC_JWT_SECRET has %d bytes; give it at least %d, or leave it empty to use the server's own key alone."
                            .formatted(secret.length, SECRET_BYTES));
        }
        if (!autoconfirm) {
            throw new WrongSetting(
                    "ALEMBIC_AUTOCONFIRM is false, and this version cannot send the mail that would confirm an address; set it to true.");
        }
    }

    /** Whether cookies may be, and therefore must be, held back from plain http. */
    boolean https() {
        return publicSite.url() != null
                && publicSite.url().strip().toLowerCase(Locale.ROOT).startsWith("https://");
    }
}

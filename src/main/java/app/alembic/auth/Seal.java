package app.alembic.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.auth.supabase.KeptHere;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Marks bytes as made by this installation, with HMAC-SHA-256 and the key that only it has. */
@Component
@Conditional(KeptHere.class)
class Seal {

    private final Keys keys;

    Seal(Keys keys) {
        this.keys = keys;
    }

    /**
     * @param purpose keeps the marks of one use from passing in another
     * @param length in bytes, up to 32
     */
    byte[] of(String purpose, byte[] content, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.derivation(), "HmacSHA256"));
            mac.update(purpose.getBytes(UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean isOn(byte[] mark, String purpose, byte[] content) {
        return MessageDigest.isEqual(mark, of(purpose, content, mark.length));
    }
}

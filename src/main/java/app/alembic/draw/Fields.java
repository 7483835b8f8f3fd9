package app.alembic.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Bytes to be hashed that can be read in one way only: each field after its length (four bytes, the highest first), and
 * before all others one that says what the hash is for.
 *
 * @see <a href="../../../../../../docs/reference/draw.md">docs/reference/draw.md</a>, which specifies every byte
 */
final class Fields {

    /** The name of the whole procedure; another one, should a byte of it ever change. */
    static final String SCHEME = "alembic-draw-v1";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    private Fields() {}

    /** @param purpose of the hash: no hash for one purpose can pass for another */
    static Fields of(String purpose) {
        return new Fields().add(SCHEME + "/" + purpose);
    }

    Fields add(String text) {
        return add(text.getBytes(UTF_8));
    }

    Fields add(Hash hash) {
        return add(hash.bytes());
    }

    Fields add(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    Hash hash() {
        return Hash.of(sha256().digest(bytes.toByteArray()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

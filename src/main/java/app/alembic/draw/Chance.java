package app.alembic.draw;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One stream of bytes for one draw: HMAC-SHA-256 under the server's seed over the terms, block after block. Whoever knows
 * both gets the same bytes.
 */
final class Chance {

    private final Mac mac;
    private final byte[] message;
    private byte[] block = {};
    private int used;
    private int blocks;

    Chance(ServerSeed seed, Terms terms) {
        message = Fields.of("stream")
                .add(terms.draw().toString())
                .add(terms.deckVersion())
                .add(terms.spread().id())
                .add(terms.orientation())
                .add(terms.clientSeed().text())
                .bytes();
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.bytes(), "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A number from 0 up to, not including, {@code bound}, each as likely as any other: bytes in the last, incomplete
     * round of the bound are rejected, never wrapped.
     *
     * @param bound 1 to 256
     */
    int below(int bound) {
        int whole = 256 - 256 % bound;
        int number = next();
        while (number >= whole) {
            number = next();
        }
        return number % bound;
    }

    private int next() {
        if (used == block.length) {
            mac.update(message);
            block = mac.doFinal(ByteBuffer.allocate(4).putInt(blocks++).array());
            used = 0;
        }
        return Byte.toUnsignedInt(block[used++]);
    }
}

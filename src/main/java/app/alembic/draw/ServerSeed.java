package app.alembic.draw;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** The service's part of the chance: 256 bits, told to nobody before the draw. It never prints itself. */
final class ServerSeed {

    static final int BYTES = 32;

    private final byte[] bytes;

    ServerSeed(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a server seed has 32 bytes");
        }
        this.bytes = bytes.clone();
    }

    static ServerSeed fresh(SecureRandom chance) {
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return new ServerSeed(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** For the receipt, when there is nothing left to hide. */
    String revealed() {
        return HexFormat.of().formatHex(bytes);
    }

    /** What is told before the draw: it fixes the seed, and which draw of which deck it is for. */
    Hash commitment(UUID draw, String deckVersion) {
        return Fields.of("commitment")
                .add(bytes)
                .add(draw.toString())
                .add(deckVersion)
                .hash();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerSeed seed && Arrays.equals(bytes, seed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}

package app.alembic.draw;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * 32 bytes of SHA-256.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
record Hash(String hex) {

    static final int BYTES = 32;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Before the first link of a chain, and before the first root. */
    static final Hash NOTHING = new Hash("0".repeat(2 * BYTES));

    Hash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a hash is 64 lower-case hexadecimal digits");
        }
    }

    static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}

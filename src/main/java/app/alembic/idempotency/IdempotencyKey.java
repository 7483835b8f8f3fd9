package app.alembic.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.problem.InvalidInput;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key} of a request, with what was asked under it.
 *
 * @param key the client's own, 1 to 255 visible characters
 * @param hash SHA-256 of what was asked: the same key with another request is refused
 */
public record IdempotencyKey(String key, byte[] hash) {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /**
     * @param header as it was sent; null or absent where the client does not care
     * @param request what was asked: the operation, then each of its parameters
     * @throws InvalidInput if the header is no key
     */
    public static @Nullable IdempotencyKey of(@Nullable String header, String... request) {
        if (header == null) {
            return null;
        }
        if (!VISIBLE.matcher(header).matches()) {
            throw new InvalidInput(
                    "Idempotency-Key",
                    "`Idempotency-Key` takes 1 to 255 visible characters without spaces; a random UUID serves well.");
        }
        return new IdempotencyKey(header, hash(List.of(request)));
    }

    /** Each part with its length before it, so that no two requests look the same. */
    private static byte[] hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(UTF_8);
                digest.update((bytes.length + ":").getBytes(UTF_8));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

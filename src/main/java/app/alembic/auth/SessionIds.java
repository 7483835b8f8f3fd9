package app.alembic.auth;

import app.alembic.auth.supabase.KeptHere;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * Ids of sessions, which tell whether this installation made them: the first half is chance, the second half a seal on
 * it (a UUID of version 8).
 *
 * <p>That is how a token signed with the shared HS256 secret is judged once its session has no row. An id that was made
 * here belonged to a session that has ended, and the token is refused for good, without a list of the ended that would
 * grow for ever. Any other id was never a session here: whoever holds the secret made it up, and the secret vouches.
 */
@Component
@Conditional(KeptHere.class)
class SessionIds {

    private static final SecureRandom CHANCE = new SecureRandom();

    /** Where version and variant stand, and with them no chance and no seal. */
    private static final long VERSION = 0x000000000000F000L;

    private static final long VARIANT = 0xC000000000000000L;

    private final Seal seal;

    SessionIds(Seal seal) {
        this.seal = seal;
    }

    UUID next() {
        long chance = CHANCE.nextLong() & ~VERSION | 0x8000L;
        return new UUID(chance, sealOn(chance));
    }

    boolean isOurs(UUID id) {
        return id.version() == 8 && id.getLeastSignificantBits() == sealOn(id.getMostSignificantBits());
    }

    private long sealOn(long chance) {
        byte[] content = ByteBuffer.allocate(Long.BYTES).putLong(chance).array();
        return ByteBuffer.wrap(seal.of("session", content, Long.BYTES)).getLong() & ~VARIANT | Long.MIN_VALUE;
    }
}

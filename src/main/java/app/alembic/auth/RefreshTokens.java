package app.alembic.auth;

import app.alembic.auth.supabase.KeptHere;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens: session, counter, and a seal on both. They are derived, not stored, so the active one of a session
 * can be told again to whoever holds its direct parent; a thief of the database has none of them.
 */
@Component
@Conditional(KeptHere.class)
class RefreshTokens {

    private static final int CONTENT = 2 * Long.BYTES + Long.BYTES;
    private static final int SEAL = 24;
    private static final int WRITTEN = (CONTENT + SEAL) / 3 * 4;
    private static final String PURPOSE = "refresh";

    private final Seal seal;

    RefreshTokens(Seal seal) {
        this.seal = seal;
    }

    /** What a genuine token says; whether it may still be used is for the session to say. */
    record RefreshToken(UUID session, long counter) {}

    String activeOf(Session session) {
        byte[] content = ByteBuffer.allocate(CONTENT)
                .putLong(session.id().getMostSignificantBits())
                .putLong(session.id().getLeastSignificantBits())
                .putLong(session.refreshCounter())
                .array();
        byte[] token = ByteBuffer.allocate(CONTENT + SEAL)
                .put(content)
                .put(seal.of(PURPOSE, content, SEAL))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Empty if it was not made here. */
    Optional<RefreshToken> read(String token) {
        if (token.length() != WRITTEN) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
        var content = new byte[CONTENT];
        var mark = new byte[SEAL];
        ByteBuffer.wrap(bytes).get(content).get(mark);
        if (!seal.isOn(mark, PURPOSE, content)) {
            return Optional.empty();
        }
        ByteBuffer said = ByteBuffer.wrap(content);
        return Optional.of(new RefreshToken(new UUID(said.getLong(), said.getLong()), said.getLong()));
    }
}

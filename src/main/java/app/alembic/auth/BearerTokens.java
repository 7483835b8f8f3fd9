package app.alembic.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads access tokens. Two signatures are good: a key of whoever keeps the accounts, and the HS256 secret if one is set.
 * The header chooses among these and nothing else; whatever key it carries itself is not looked at.
 */
@Component
class BearerTokens {

    private final TrustedKeys keys;
    private final byte @Nullable [] secret;
    private final Clock clock;

    BearerTokens(TrustedKeys keys, AuthSettings settings, Clock clock) {
        this.clock = clock;
        this.keys = keys;
        this.secret = settings.jwt().bytes();
    }

    /**
     * What a genuine, current token of a person says. Whether person and session still are is for the database to say.
     *
     * @param session null only if {@code byOthers}
     * @param byOthers signed with the shared secret, so not necessarily for a session of ours
     * @param isAdmin as it was when the token was made
     */
    record Bearer(UUID user, @Nullable UUID session, boolean byOthers, boolean isAdmin, Instant expiresAt) {}

    /** @throws AuthRefusal if it is anything else, a key of the anonymous role for example */
    Bearer read(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.verify(verifierFor(jwt.getHeader()))) {
                throw AuthRefusal.badJwt("signature is invalid");
            }
            return bearer(
                    jwt.getJWTClaimsSet(),
                    JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()));
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            throw AuthRefusal.badJwt("token is malformed");
        }
    }

    private JWSVerifier verifierFor(JWSHeader header) throws JOSEException {
        if (JWSAlgorithm.HS256.equals(header.getAlgorithm()) && secret != null) {
            return new MACVerifier(secret);
        }
        return keys.verifierFor(header);
    }

    private Bearer bearer(JWTClaimsSet claims, boolean byOthers) throws ParseException {
        Instant now = clock.instant();
        Date end = claims.getExpirationTime();
        Date start = claims.getNotBeforeTime();
        if (end == null || !now.isBefore(end.toInstant())) {
            throw AuthRefusal.badJwt("token is expired");
        }
        if (start != null && now.isBefore(start.toInstant())) {
            throw AuthRefusal.badJwt("token is not valid yet");
        }
        List<String> audience = claims.getAudience();
        if (!audience.isEmpty() && !audience.contains("authenticated")
                || !"authenticated".equals(claims.getStringClaim("role"))) {
            throw AuthRefusal.badJwt("not a user's token");
        }
        if (!keys.isIssuer(claims.getIssuer())) {
            throw AuthRefusal.badJwt("unexpected issuer");
        }
        UUID session = uuid(claims.getStringClaim("session_id"));
        UUID user = uuid(claims.getSubject());
        if (user == null || session == null && !byOthers) {
            throw AuthRefusal.badJwt("missing sub claim");
        }
        Map<String, Object> appMetadata = claims.getJSONObjectClaim("app_metadata");
        boolean isAdmin = appMetadata != null && "admin".equals(appMetadata.get("role"));
        return new Bearer(user, session, byOthers, isAdmin, end.toInstant());
    }

    private static @Nullable UUID uuid(@Nullable String text) throws ParseException {
        if (text == null || text.isEmpty()) {
            return null;
        }
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) { // it takes 1-1-1-1-1 for one
            throw new ParseException("not a UUID", 0);
        }
        return id;
    }
}

package app.alembic.auth;

import app.alembic.auth.supabase.KeptHere;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Writes access tokens: an hour long, signed with this installation's ES256 key, with Supabase Auth's claims. */
@Component
@Conditional(KeptHere.class)
class AccessTokens {

    static final Duration LIFE = Duration.ofHours(1);

    private final Keys keys;
    private final Clock clock;

    AccessTokens(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @param expiresAt for the client, which need not read the token */
    record AccessToken(String value, Instant expiresAt) {}

    AccessToken issue(User user, Session session) {
        Instant now = clock.instant();
        Instant end = now.plus(LIFE);
        var claims = new JWTClaimsSet.Builder()
                .subject(user.id().toString())
                .audience(user.aud())
                .claim("role", user.role())
                .claim("email", user.email() == null ? "" : user.email())
                .claim("phone", user.phone() == null ? "" : user.phone())
                .claim("app_metadata", user.appMetadata())
                .claim("user_metadata", user.userMetadata())
                .claim("aal", session.aal())
                .claim("amr", session.amr())
                .claim("session_id", session.id().toString())
                .claim("is_anonymous", user.isAnonymous())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end))
                .build();
        return new AccessToken(signed(claims), end);
    }

    private String signed(JWTClaimsSet claims) {
        ECKey key = keys.signing();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

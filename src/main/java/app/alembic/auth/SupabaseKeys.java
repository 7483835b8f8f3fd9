package app.alembic.auth;

import app.alembic.auth.supabase.KeptBySupabase;
import app.alembic.auth.supabase.SupabaseAuth;
import app.alembic.auth.supabase.SupabaseSettings;
import app.alembic.auth.supabase.SupabaseUnavailable;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * The keys that the Supabase project publishes. They are asked for again now and then, so that one that was revoked is
 * forgotten, and when a token names one that is not known; but anybody can make up names, so that not often.
 *
 * <p>While Supabase is silent, the keys that are known go on being good.
 */
@Component
@Conditional(KeptBySupabase.class)
class SupabaseKeys implements TrustedKeys {

    /** As long as Supabase lets its own caches keep them. */
    static final Duration FRESH = Duration.ofMinutes(10);

    static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);

    /** After silence. */
    static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final SupabaseAuth supabase;
    private final String issuer;
    private final Clock clock;

    private volatile @Nullable Known known;
    private volatile Instant notBefore = Instant.MIN;

    SupabaseKeys(SupabaseAuth supabase, SupabaseSettings settings, Clock clock) {
        this.supabase = supabase;
        this.issuer = settings.authUrl();
        this.clock = clock;
    }

    private record Known(JWKSet keys, Instant at) {}

    @Override
    public JWSVerifier verifierFor(JWSHeader header) throws JOSEException {
        JWSAlgorithm algorithm = header.getAlgorithm();
        if (!JWSAlgorithm.ES256.equals(algorithm) && !JWSAlgorithm.RS256.equals(algorithm)) {
            throw AuthRefusal.badJwt("signing method is invalid");
        }
        JWK key = header.getKeyID() == null ? null : find(header.getKeyID());
        if (key instanceof ECKey ec && JWSAlgorithm.ES256.equals(algorithm) && Curve.P_256.equals(ec.getCurve())) {
            return new ECDSAVerifier(ec);
        }
        if (key instanceof RSAKey rsa && JWSAlgorithm.RS256.equals(algorithm)) {
            return new RSASSAVerifier(rsa);
        }
        throw AuthRefusal.badJwt("unrecognized JWT kid");
    }

    @Override
    public boolean isIssuer(@Nullable String named) {
        return named == null || named.equals(issuer);
    }

    private @Nullable JWK find(String kid) {
        Known now = known;
        JWK key = now == null ? null : now.keys().getKeyByKeyId(kid);
        if (now != null && key != null && clock.instant().isBefore(now.at().plus(FRESH))) {
            return key;
        }
        return asked(now).keys().getKeyByKeyId(kid);
    }

    /** One thread asks, the others wait and find what it was told. */
    private synchronized Known asked(@Nullable Known seen) {
        Instant now = clock.instant();
        Known kept = known;
        if (kept != null && (kept != seen || now.isBefore(notBefore))) {
            return kept;
        }
        if (now.isBefore(notBefore)) {
            throw SupabaseUnavailable.stillSilent();
        }
        try {
            kept = new Known(supabase.keys(), now);
            known = kept;
            notBefore = now.plus(BETWEEN_QUESTIONS);
        } catch (SupabaseUnavailable silence) {
            notBefore = now.plus(BETWEEN_TRIES);
            if (kept == null) {
                throw silence;
            }
        }
        return Objects.requireNonNull(kept);
    }
}

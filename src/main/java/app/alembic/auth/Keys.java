package app.alembic.auth;

import app.alembic.auth.supabase.KeptHere;
import app.alembic.database.Database;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The keys of this installation. They live in the database, so that every node has the same; whichever node needs them
 * first makes them. Not read before they are needed, for a transaction of their own: never ask inside of another.
 */
@Repository
@Conditional(KeptHere.class)
class Keys implements TrustedKeys {

    private final Database database;
    private final JdbcClient sql;
    private volatile @Nullable Ring ring;

    Keys(Database database, JdbcClient sql) {
        this.database = database;
        this.sql = sql;
    }

    /** ES256, with its private part. */
    ECKey signing() {
        return ring().signing();
    }

    /** The secret from which refresh tokens and session ids are derived. */
    byte[] derivation() {
        return ring().derivation().toByteArray();
    }

    @Override
    public JWSVerifier verifierFor(JWSHeader header) throws JOSEException {
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())) {
            throw AuthRefusal.badJwt("signing method is invalid");
        }
        ECKey key = signing();
        if (!key.getKeyID().equals(header.getKeyID())) {
            throw AuthRefusal.badJwt("unrecognized JWT kid");
        }
        return new ECDSAVerifier(key.toPublicJWK());
    }

    /** The tokens that are made here name none. */
    @Override
    public boolean isIssuer(@Nullable String issuer) {
        return true;
    }

    private Ring ring() {
        Ring known = ring;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (ring == null) {
                ring = database.asAuthAdmin(() -> new Ring(
                        findOrMake("sign", Keys::newSigningKey).toECKey(),
                        findOrMake("refresh", Keys::newDerivationKey).toOctetSequenceKey()));
            }
            return ring;
        }
    }

    /** Of nodes that start together one writes its key; the others wait for it, write nothing, and read that one. */
    private JWK findOrMake(String purpose, Recipe recipe) {
        return find(purpose).orElseGet(() -> {
            sql.sql("""
                    INSERT INTO auth.keys (purpose, secret) VALUES (:purpose, CAST(:secret AS jsonb))
                    ON CONFLICT (purpose) DO NOTHING
                    """)
                    .param("purpose", purpose)
                    .param("secret", made(recipe).toJSONString())
                    .update();
            return find(purpose).orElseThrow();
        });
    }

    private Optional<JWK> find(String purpose) {
        return sql.sql("SELECT secret FROM auth.keys WHERE purpose = :purpose")
                .param("purpose", purpose)
                .query((row, n) -> parsed(row.getString("secret")))
                .optional();
    }

    private static JWK newSigningKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .algorithm(JWSAlgorithm.ES256)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private static JWK newDerivationKey() throws JOSEException {
        return new OctetSequenceKeyGenerator(256).keyIDFromThumbprint(true).generate();
    }

    private static JWK made(Recipe recipe) {
        try {
            return recipe.make();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWK parsed(String secret) {
        try {
            return JWK.parse(secret);
        } catch (ParseException broken) {
            throw new IllegalStateException("a key in auth.keys is not a JWK", broken);
        }
    }

    private interface Recipe {
        JWK make() throws JOSEException;
    }

    private record Ring(ECKey signing, OctetSequenceKey derivation) {}
}

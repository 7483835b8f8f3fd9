package app.alembic.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import org.jspecify.annotations.Nullable;

/** The keys that whoever keeps the accounts signs access tokens with. */
interface TrustedKeys {

    /** @throws AuthRefusal if no such key signs tokens */
    JWSVerifier verifierFor(JWSHeader header) throws JOSEException;

    /** @param issuer as the token names it; null if it names none, which the signature alone vouches for */
    boolean isIssuer(@Nullable String issuer);
}

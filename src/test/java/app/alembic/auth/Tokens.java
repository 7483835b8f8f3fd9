package app.alembic.auth;

import app.alembic.testing.TestDatabase;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.function.UnaryOperator;

/** Reads and forges tokens, with the server's own key where a test needs that. */
final class Tokens {

    private Tokens() {}

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (java.text.ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    static ECKey serverKey(TestDatabase database) {
        return database.sql()
                .sql("SELECT secret FROM auth.keys WHERE purpose = 'sign'")
                .query((row, n) -> {
                    try {
                        return ECKey.parse(row.getString(1));
                    } catch (java.text.ParseException malformed) {
                        throw new AssertionError(malformed);
                    }
                })
                .single();
    }

    /** The token with other claims, signed with that key under that id. */
    static String es256(String token, UnaryOperator<JWTClaimsSet.Builder> change, ECKey key, String kid)
            throws Exception {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build(), token, change, new ECDSASigner(key));
    }

    static String hs256(String token, UnaryOperator<JWTClaimsSet.Builder> change, byte[] secret) throws Exception {
        return signed(new JWSHeader(JWSAlgorithm.HS256), token, change, new MACSigner(secret));
    }

    private static String signed(
            JWSHeader header, String token, UnaryOperator<JWTClaimsSet.Builder> change, JWSSigner signer)
            throws Exception {
        var forged = new SignedJWT(
                header, change.apply(new JWTClaimsSet.Builder(claims(token))).build());
        forged.sign(signer);
        return forged.serialize();
    }
}

package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.SupabaseStandIn;
import app.alembic.testing.SupabaseTest;
import app.alembic.testing.TestDatabase;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@SupabaseTest
@TestPropertySource(properties = "alembic.jwt.secret=" + SupabaseBearerTest.SECRET)
class SupabaseBearerTest {

    static final String SECRET = "a legacy secret of some project, long enough";

    @Autowired
    SupabaseStandIn supabase;

    @Autowired
    Client client;

    @Autowired
    TestDatabase database;

    Member alice;

    @BeforeEach
    void signUp() {
        supabase.gateway().straight();
        alice = supabase.cast().alice();
    }

    @Test
    void aTokenOfTheProjectIsGoodHere() {
        assertThat(client.bearer(alice.accessToken()).get("/api/me").text("email"))
                .isEqualTo(alice.email());
    }

    @Test
    void theLegacySecretIsGoodToo() throws Exception {
        String token = Tokens.hs256(
                alice.accessToken(), claims -> claims.issuer(supabase.gateway().url() + "/auth/v1"), SECRET.getBytes());

        assertThat(status(token)).isEqualTo(200);
        assertThat(status(Tokens.hs256(
                        token, claims -> claims, "another secret that is also of a good length".getBytes())))
                .isEqualTo(401);
    }

    @Test
    void theKeysOfTheProjectAreNobodysToken() throws Exception {
        for (String role : new String[] {"anon", "service_role"}) {
            String key = Tokens.hs256(
                    alice.accessToken(),
                    claims -> claims.issuer("supabase").claim("role", role).subject(null),
                    SECRET.getBytes());
            assertThat(status(key)).as(role).isEqualTo(401);
        }
    }

    @Test
    void whatATokenSaysIsHeldToIt() throws Exception {
        assertThat(status(signed(claims -> claims))).isEqualTo(200);
        assertThat(status(signed(claims -> claims.issuer("https://elsewhere.supabase.co/auth/v1"))))
                .isEqualTo(401);
        assertThat(status(signed(claims -> claims.issuer("")))).isEqualTo(401);
        assertThat(status(signed(claims -> claims.audience("somebody")))).isEqualTo(401);
        assertThat(status(signed(claims -> claims.claim("role", "service_role"))))
                .isEqualTo(401);
        assertThat(status(signed(
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(1))))))
                .isEqualTo(401);
        assertThat(status(signed(claims -> claims.expirationTime(null)))).isEqualTo(401);
        assertThat(status(signed(claims -> claims.subject("1-1-1-1-1")))).isEqualTo(401);
    }

    @Test
    void aTokenOfSomebodyWithoutAProfileIsRefused() throws Exception {
        assertThat(status(signed(claims -> claims.subject(UUID.randomUUID().toString()))))
                .isEqualTo(401);
    }

    @Test
    void whoIsAnOperatorTheTokenSays() throws Exception {
        String path = "/api/admin/nothing";

        assertThat(client.bearer(alice.accessToken()).get(path).status()).isEqualTo(403);
        String promoted = signed(claims -> claims.claim("app_metadata", Map.of("role", "admin")));
        assertThat(client.bearer(promoted).get(path).status()).isEqualTo(404);
        String boasting = signed(claims -> claims.claim("user_metadata", Map.of("role", "admin")));
        assertThat(client.bearer(boasting).get(path).status()).isEqualTo(403);
    }

    @Test
    void aKeyThatIsNotPublishedIsAskedForOnceAndRefused() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("never-published").generate();
        status(alice.accessToken());
        supabase.gateway().straight();

        for (int i = 0; i < 3; i++) {
            assertThat(status(rs256(key))).isEqualTo(401);
        }

        assertThat(supabase.gateway().questions("/auth/v1/.well-known/jwks.json"))
                .hasSizeLessThan(2);
    }

    private String rs256(RSAKey key) throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                Tokens.claims(alice.accessToken()));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    /** Alice's token with other claims, signed as the stand-in signs. */
    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        ECKey key = Tokens.serverKey(database);
        return Tokens.es256(alice.accessToken(), change, key, key.getKeyID());
    }

    private int status(String token) {
        return client.bearer(token).get("/api/me").status();
    }
}

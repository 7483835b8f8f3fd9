package app.alembic.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AlembicTest
class BearerTest {

    @Autowired
    Cast cast;

    @Autowired
    Client client;

    @Autowired
    TestDatabase database;

    Member alice;

    @BeforeEach
    void signUp() {
        alice = cast.alice();
    }

    @Test
    void saysAllThatSupabaseSaysForAnHour() throws Exception {
        SignedJWT token = SignedJWT.parse(alice.accessToken());
        JWTClaimsSet claims = token.getJWTClaimsSet();

        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "sub",
                        "aud",
                        "role",
                        "email",
                        "phone",
                        "app_metadata",
                        "user_metadata",
                        "aal",
                        "amr",
                        "session_id",
                        "is_anonymous",
                        "iat",
                        "exp");
        assertThat(claims.getSubject()).isEqualTo(alice.id().toString());
        assertThat(claims.getAudience()).containsExactly("authenticated");
        assertThat(claims.getStringClaim("role")).isEqualTo("authenticated");
        assertThat(claims.getStringClaim("email")).isEqualTo(alice.email());
        assertThat(claims.getStringClaim("aal")).isEqualTo("aal1");
        assertThat(claims.getBooleanClaim("is_anonymous")).isFalse();
        assertThat(claims.getListClaim("amr"))
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("method", "password")
                .containsKey("timestamp");
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(3_600_000);
    }

    @Test
    void isVerifiedWithThePublishedKeyWhichHasNoPrivatePart() throws Exception {
        Answer answer = client.get("/auth/v1/.well-known/jwks.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("\"d\"");
        SignedJWT token = SignedJWT.parse(alice.accessToken());
        ECKey key = JWKSet.parse(answer.body())
                .getKeyByKeyId(token.getHeader().getKeyID())
                .toECKey();
        assertThat(answer.json().path("keys").path(0).path("alg").asString()).isEqualTo("ES256");
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    }

    @Test
    void opensTheApiAndTheProfile() {
        assertThat(alice.api().get("/api/me").status()).isEqualTo(200);
        assertThat(alice.api().get("/auth/v1/user").text("email")).isEqualTo(alice.email());
    }

    @Test
    void anExpiredOneIsRefused() throws Exception {
        assertRefused(
                forged(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(1)))), "bad_jwt");
        assertRefused(forged(claims -> claims.expirationTime(null)), "bad_jwt");
        assertRefused(
                forged(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(60)))), "bad_jwt");
    }

    @Test
    void oneForAnotherAudienceOrRoleIsRefused() throws Exception {
        assertRefused(forged(claims -> claims.audience("somebody")), "bad_jwt");
        assertRefused(forged(claims -> claims.claim("role", "service_role")), "bad_jwt");
        assertRefused(forged(claims -> claims.claim("role", "anon")), "bad_jwt");
        assertRefused(forged(claims -> claims.subject(null)), "bad_jwt");
        assertRefused(forged(claims -> claims.subject("1-1-1-1-1")), "bad_jwt");
        assertRefused(forged(claims -> claims.claim("session_id", null)), "bad_jwt");
        assertRefused(forged(claims -> claims.claim("session_id", "\u0000")), "bad_jwt");
    }

    @Test
    void oneOfAForeignKeyIsRefusedWhateverItCallsItself() throws Exception {
        ECKey foreign =
                new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        String kid = Tokens.serverKey(database).getKeyID();

        assertRefused(Tokens.es256(alice.accessToken(), UnaryOperator.identity(), foreign, kid), "bad_jwt");
        assertRefused(
                Tokens.es256(alice.accessToken(), UnaryOperator.identity(), foreign, foreign.getKeyID()), "bad_jwt");
    }

    @Test
    void onePublicKeyIsNoSecret() throws Exception {
        byte[] published =
                Tokens.serverKey(database).toPublicJWK().toJSONString().getBytes(UTF_8);

        assertRefused(Tokens.hs256(alice.accessToken(), UnaryOperator.identity(), published), "bad_jwt");
    }

    @Test
    void oneThatWasTamperedWithIsRefused() {
        String[] parts = alice.accessToken().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
                .replace(alice.id().toString(), cast.bob().id().toString());

        assertRefused(parts[0] + "." + base64(claims) + "." + parts[2], "bad_jwt");
        assertRefused(parts[0] + "." + parts[1] + ".", "bad_jwt");
        assertRefused(parts[0] + "." + parts[1], "bad_jwt");
        assertRefused(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".", "bad_jwt");
        assertRefused(base64("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2], "bad_jwt");
        assertRefused(base64("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2], "bad_jwt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "eyJhbGciOiJFUzI1NiJ9.e30.", "sb_publishable_0123456789"})
    void anythingElseIsRefusedWhereSomebodyIsNeededAndIgnoredElsewhere(String token) {
        assertThat(client.bearer(token).get("/api/me").status()).isEqualTo(401);
        assertThat(client.bearer(token).get("/auth/v1/settings").status()).isEqualTo(200);
        assertThat(client.bearer(token)
                        .post(
                                "/auth/v1/token?grant_type=password",
                                Map.of("email", alice.email(), "password", Cast.PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aGenuineOneForASessionThatIsNotTheirsOpensNothing() throws Exception {
        Member bob = cast.bob();
        Object bobs = Tokens.claims(bob.accessToken()).getClaim("session_id");

        assertRefused(forged(claims -> claims.claim("session_id", bobs)), "session_not_found");
        assertRefused(
                forged(claims -> claims.claim("session_id", UUID.randomUUID().toString())), "session_not_found");
    }

    @Test
    void withoutOneTheAnswerSaysWhatToDo() {
        Answer api = client.get("/api/me");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.contentType()).isEqualTo("application/problem+json");
        assertThat(api.text("code")).isEqualTo("unauthorized");
        assertThat(api.text("title")).isEqualTo("Please sign in");
        assertThat(api.header("WWW-Authenticate")).isEqualTo("Bearer");

        Answer auth = client.with("x-supabase-api-version", "2024-01-01").get("/auth/v1/user");
        assertThat(auth.status()).isEqualTo(401);
        assertThat(auth.text("code")).isEqualTo("no_authorization");

        assertThat(client.get("/auth/v1/nowhere").status()).isEqualTo(401);
        assertThat(alice.api().get("/auth/v1/nowhere").text("error_code")).isEqualTo("not_found");
        assertThat(client.with("Authorization", "Basic YTpi").get("/api/me").status())
                .isEqualTo(401);
    }

    private String forged(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        ECKey key = Tokens.serverKey(database);
        return Tokens.es256(alice.accessToken(), change, key, key.getKeyID());
    }

    private void assertRefused(String token, String code) {
        Answer auth = client.bearer(token).get("/auth/v1/user");
        assertThat(auth.status()).isEqualTo(403);
        assertThat(auth.text("error_code")).isEqualTo(code);
        Answer api = client.bearer(token).get("/api/me");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.text("code")).isEqualTo("unauthorized");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}

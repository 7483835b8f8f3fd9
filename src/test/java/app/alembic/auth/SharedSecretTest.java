package app.alembic.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Browser;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A service behind https that also trusts a secret it shares with somebody. */
@AlembicTest
@TestPropertySource(
        properties = {"alembic.jwt.secret=" + SharedSecretTest.SECRET, "alembic.public.url=https://alembic.example"})
class SharedSecretTest {

    static final String SECRET = "thirty-two bytes are just enough";

    @Autowired
    Cast cast;

    @Autowired
    Client client;

    @Autowired
    People people;

    Member alice;

    @BeforeEach
    void signUp() {
        alice = cast.alice();
    }

    @Test
    void aTokenWithItForASessionThatWasNeverOursIsGood() throws Exception {
        assertGood(claims -> claims.claim("session_id", UUID.randomUUID().toString()));
        assertGood(claims -> claims.claim("session_id", null));
        assertGood(claims -> claims.claim("session_id", null).audience((String) null));
    }

    @Test
    void aTokenWithItForALivingSessionIsGoodUntilThatEnds() throws Exception {
        Client minted = client.bearer(minted(UnaryOperator.identity()));
        assertThat(minted.get("/api/me").status()).isEqualTo(200);

        alice.api().send("POST", "/auth/v1/logout?scope=local", null, null);

        assertThat(minted.get("/api/me").status()).isEqualTo(401);
        assertThat(minted.get("/auth/v1/user").text("error_code")).isEqualTo("session_not_found");
    }

    @Test
    void aTokenWithItForSomebodyElsesSessionIsRefused() throws Exception {
        Object bobs = Tokens.claims(cast.bob().accessToken()).getClaim("session_id");

        assertThat(client.bearer(minted(claims -> claims.claim("session_id", bobs)))
                        .get("/api/me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenWithItForADeletedPersonIsRefused() throws Exception {
        Client minted = client.bearer(
                minted(claims -> claims.claim("session_id", UUID.randomUUID().toString())));
        people.delete(alice.email());

        assertThat(minted.get("/api/me").status()).isEqualTo(401);
        assertThat(minted.get("/auth/v1/user").text("error_code")).isEqualTo("user_not_found");
        assertThat(alice.api().get("/auth/v1/user").text("error_code")).isEqualTo("session_not_found");
    }

    @Test
    void anExpiredOneAndOneWithAnotherSecretAreRefused() throws Exception {
        String expired =
                minted(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(1))));
        String foreign = Tokens.hs256(
                alice.accessToken(),
                UnaryOperator.identity(),
                SECRET.replace('t', 'T').getBytes(UTF_8));

        assertThat(client.bearer(expired).get("/auth/v1/user").text("error_code"))
                .isEqualTo("bad_jwt");
        assertThat(client.bearer(foreign).get("/auth/v1/user").text("error_code"))
                .isEqualTo("bad_jwt");
    }

    @Test
    void theKeysOfClientsAreNobody() throws Exception {
        for (String role : new String[] {"anon", "service_role"}) {
            Client program = client.bearer(minted(
                    claims -> claims.subject(null).claim("session_id", null).claim("role", role)));

            assertThat(program.get("/api/me").status()).isEqualTo(401);
            assertThat(program.post(
                                    "/auth/v1/token?grant_type=password",
                                    Map.of("email", alice.email(), "password", Cast.PASSWORD))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void oursAreSignedWithOurOwnKeyAllTheSame() throws Exception {
        assertThat(com.nimbusds.jwt.SignedJWT.parse(alice.accessToken())
                        .getHeader()
                        .getAlgorithm()
                        .getName())
                .isEqualTo("ES256");
    }

    @Test
    void signsOutSessionsWithoutHavingOne() throws Exception {
        Client minted = client.bearer(minted(claims -> claims.claim("session_id", null)));

        assertThat(minted.send("POST", "/auth/v1/logout?scope=local", null, null)
                        .status())
                .isEqualTo(204);
        assertThat(alice.api().get("/api/me").status()).isEqualTo(200);
        assertThat(minted.send("POST", "/auth/v1/logout?scope=others", null, null)
                        .status())
                .isEqualTo(204);
        assertThat(alice.api().get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void cookiesStayOnHttpsAndOnThisHost() {
        Browser browser = cast.browser();

        Answer answer = browser.fillIn("/signin", Map.of("email", alice.email(), "password", Cast.PASSWORD));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-alembic_session=")
                        .contains("Path=/; ", "; Secure; HttpOnly; SameSite=Lax")
                        .doesNotContain("Domain"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-XSRF-TOKEN=")
                        .contains("Path=/; Secure; SameSite=Lax")
                        .doesNotContain("Domain"));
        assertThat(browser.get("/api/me").text("email")).isEqualTo(alice.email());
    }

    private void assertGood(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        Client minted = client.bearer(minted(change));
        assertThat(minted.get("/api/me").text("id")).isEqualTo(alice.id().toString());
        assertThat(minted.get("/auth/v1/user").text("id")).isEqualTo(alice.id().toString());
    }

    private String minted(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return Tokens.hs256(alice.accessToken(), change, SECRET.getBytes(UTF_8));
    }
}

package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Browser;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What another site can make a browser send: the cookies, and nothing that it would have to read first. */
@AlembicTest
class ForgeryProtectionTest {

    private static final String READINGS = "/api/readings";

    @Autowired
    Cast cast;

    @Autowired
    Client client;

    Member alice;
    Browser browser;

    @BeforeEach
    void signIn() {
        alice = cast.alice();
        browser = cast.browserOf(alice);
    }

    @Test
    void aCookieAloneChangesNothing() {
        Answer answer = post(READINGS, Map.of());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo("forbidden");
        assertThat(answer.text("detail")).contains("X-XSRF-TOKEN");
    }

    @Test
    void aScriptOfOursSendsTheCookieAgainAsAHeader() {
        assertThat(post(READINGS, Map.of("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN")))
                        .status())
                .isNotEqualTo(403);
        assertThat(post(READINGS, Map.of("X-XSRF-TOKEN", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(403);
        assertThat(post(READINGS, Map.of("X-XSRF-TOKEN", "")).status()).isEqualTo(403);
    }

    @Test
    void aScriptMaySendWhatThePageCarriesToo() {
        Browser visitor = cast.browser();
        String page = visitor.get("/signin").body();
        String masked = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");

        Answer answer = visitor.fetch(
                "POST",
                "/signin",
                Map.of("X-XSRF-TOKEN", masked, "Content-Type", "application/x-www-form-urlencoded"),
                "email=" + alice.email() + "&password=" + Cast.PASSWORD.replace(' ', '+'));

        assertThat(masked).hasSizeGreaterThan(40).doesNotContain(visitor.cookie("XSRF-TOKEN"));
        assertThat(answer.status()).isEqualTo(303);
    }

    @Test
    void aBearerBesideTheCookieDoesNotDodgeIt() {
        assertThat(post(READINGS, Map.of("Authorization", "Bearer " + alice.accessToken()))
                        .status())
                .isEqualTo(403);
        assertThat(post(READINGS, Map.of("Authorization", "Bearer x")).status()).isEqualTo(403);
    }

    @Test
    void aBearerAloneNeedsNoMore() {
        assertThat(alice.api().post(READINGS, "{}").status()).isNotIn(401, 403);
        assertThat(client.post(READINGS, "{}").status()).isEqualTo(401);
    }

    @Test
    void aBearerSpeaksBeforeTheCookie() {
        Member bob = cast.bob();

        Answer bobs = browser.fetch("GET", "/api/me", Map.of("Authorization", "Bearer " + bob.accessToken()), "");
        Answer bad = browser.fetch("GET", "/api/me", Map.of("Authorization", "Bearer x"), "");

        assertThat(bobs.text("id")).isEqualTo(bob.id().toString());
        assertThat(bad.status()).isEqualTo(401);
    }

    @Test
    void nobodyIsSignedInAsSomebodyElseUnawares() {
        Browser victim = cast.browser();

        Answer in = victim.post("/signin", Map.of("email", alice.email(), "password", Cast.PASSWORD));
        Answer up =
                victim.post("/signup", Map.of("email", Cast.email("x"), "password", Cast.PASSWORD, "sixteen", "yes"));

        assertThat(in.status()).isEqualTo(403);
        assertThat(up.status()).isEqualTo(403);
        assertThat(victim.cookie("alembic_session")).isEmpty();
    }

    @Test
    void nobodyIsSignedOutUnawares() {
        assertThat(browser.post("/signout", Map.of()).status()).isEqualTo(403);
        assertThat(browser.get("/signout").status()).isNotEqualTo(303);

        assertThat(browser.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void theTokenOfBeforeIsWorthNothingAfterASignIn() {
        Browser visitor = cast.browser();
        visitor.get("/signin");
        String before = visitor.cookie("XSRF-TOKEN");

        visitor.submit("/signin", Map.of("email", alice.email(), "password", Cast.PASSWORD));

        assertThat(visitor.cookie("XSRF-TOKEN")).isNotEmpty().isNotEqualTo(before);
        assertThat(visitor.fetch("POST", READINGS, Map.of("X-XSRF-TOKEN", before), "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void cookiesMeanNothingToSupabasesApi() {
        assertThat(browser.get("/auth/v1/user").status()).isEqualTo(401);
        Answer answer = browser.fetch(
                "POST",
                "/auth/v1/token?grant_type=refresh_token",
                Map.of("Content-Type", "application/json"),
                "{\"refresh_token\": \"%s\"}".formatted(alice.refreshToken()));
        assertThat(answer.status()).isEqualTo(200);
    }

    private Answer post(String path, Map<String, String> headers) {
        return browser.fetch("POST", path, headers, "{}");
    }
}

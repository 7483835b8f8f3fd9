package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.auth.supabase.GrantedTokens;
import app.alembic.testing.Answer;
import app.alembic.testing.Browser;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Gateway.Reply;
import app.alembic.testing.SupabaseStandIn;
import app.alembic.testing.SupabaseTest;
import app.alembic.testing.TestDatabase;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A browser's session outlives its access tokens, for as long as Supabase goes on with it. */
@SupabaseTest
@ExtendWith(OutputCaptureExtension.class)
class SupabaseRefreshTest {

    private static final String COOKIE = "alembic_session";
    private static final String TOKEN = "/auth/v1/token";

    @Autowired
    SupabaseStandIn supabase;

    @Autowired
    Cast here;

    @Autowired
    TestDatabase database;

    @Autowired
    Renewals renewals;

    Member alice;
    Browser browser;

    @BeforeEach
    void signedInAtSupabase() {
        supabase.gateway().straight();
        alice = supabase.cast().alice();
        browser = here.browser();
    }

    @Test
    void anExpiredTokenIsRenewedOnTheWay() throws Exception {
        hold(endingIn(Duration.ofMinutes(-5)));

        Answer answer = browser.get("/api/me");

        assertThat(answer.text("email")).isEqualTo(alice.email());
        GrantedTokens held = held();
        assertThat(held.refresh()).isNotEqualTo(alice.refreshToken());
        assertThat(Tokens.claims(held.access()).getExpirationTime()).isAfter(Date.from(Instant.now()));
        assertThat(browser.get("/api/me").status()).isEqualTo(200);
        assertThat(supabase.gateway().questions(TOKEN)).hasSize(1);
    }

    @Test
    void aTokenInItsLastMinuteIsRenewedAndOneBeforeItIsNot() throws Exception {
        hold(endingIn(Duration.ofSeconds(90)));
        browser.get("/api/me");
        assertThat(supabase.gateway().questions(TOKEN)).isEmpty();

        hold(endingIn(Duration.ofSeconds(45)));
        assertThat(browser.get("/api/me").status()).isEqualTo(200);
        assertThat(supabase.gateway().questions(TOKEN)).hasSize(1);
    }

    @Test
    void aPageThatIsNotThereRenewsOnceToo() throws Exception {
        hold(endingIn(Duration.ofMinutes(-5)));

        assertThat(browser.get("/nowhere").status()).isEqualTo(404);

        assertThat(supabase.gateway().questions(TOKEN)).hasSize(1);
        assertThat(browser.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void noLineOfTheLogHasATokenOrAnAddress(CapturedOutput log) throws Exception {
        hold(endingIn(Duration.ofMinutes(-5)));
        browser.get("/api/me");
        GrantedTokens held = held();
        here.browser().fillIn("/signin", Map.of("email", alice.email(), "password", "wrong it is"));
        supabase.gateway().answering(TOKEN, 500, "{\"msg\": \"%s\"}".formatted(alice.email()));
        here.browser().fillIn("/signin", Map.of("email", alice.email(), "password", Cast.PASSWORD));
        browser.get("/readings/new");
        browser.signOut();

        assertThat(log.getAll())
                .contains("does not answer: sign-in", "signed out a browser")
                .doesNotContain(alice.email(), alice.refreshToken(), held.access(), held.refresh(), Cast.PASSWORD);
    }

    @Test
    void whatNeedsNobodyRenewsNothing() throws Exception {
        hold(endingIn(Duration.ofMinutes(-5)));

        assertThat(browser.get("/health").status()).isEqualTo(200);

        assertThat(supabase.gateway().questions(TOKEN)).isEmpty();
    }

    @Test
    void aSessionThatWasRevokedSignsOut() throws Exception {
        hold(endingIn(Duration.ofMinutes(-5)));
        alice.api().post("/auth/v1/logout?scope=global", "");

        Answer page = browser.get("/readings/new");

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).startsWith("/signin");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void aForgedTokenIsWorthNothingWithoutARefreshToken() throws Exception {
        Member bob = supabase.cast().bob();
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();
        String forged = Tokens.es256(
                bob.accessToken(),
                claims -> claims,
                other,
                Tokens.serverKey(database).getKeyID());
        browser.setCookie(COOKIE, forged + ":made-up");

        assertThat(browser.get("/api/me").status()).isEqualTo(401);
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void aCookieThatIsNoneOfOursIsTakenAway() {
        for (String nonsense : List.of("x", "x:y", "a.b.c", ":", "2~a.b.c", "~")) {
            browser.setCookie(COOKIE, nonsense);

            assertThat(browser.get("/api/me").status()).as(nonsense).isEqualTo(401);
            assertThat(browser.cookie(COOKIE)).isEmpty();
        }
        assertThat(supabase.gateway().questions(TOKEN)).isEmpty();
    }

    @Test
    void whileSupabaseIsSilentNobodyIsSignedOut() throws Exception {
        supabase.gateway().answering(question -> Optional.of(Reply.HANG_UP));

        hold(endingIn(Duration.ofSeconds(45)));
        assertThat(browser.get("/api/me").status()).isEqualTo(200);

        hold(endingIn(Duration.ofMinutes(-5)));
        Answer document = browser.get("/api/me");
        Answer page = browser.get("/readings/new");
        assertThat(document.status()).isEqualTo(503);
        assertThat(document.text("code")).isEqualTo("accounts_unavailable");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("does not answer. Please try again in a minute.");
        assertThat(browser.get("/").status()).isEqualTo(200);

        supabase.gateway().straight();
        assertThat(browser.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void tooManyQuestionsAndAKeyThatIsGoodNoMoreSignNobodyOut() throws Exception {
        for (Reply reply : List.of(
                new Reply(429, "{\"code\": \"over_request_rate_limit\", \"message\": \"Request rate limit reached\"}"),
                new Reply(401, "{\"message\": \"Invalid API key\", \"hint\": \"Double check your API key.\"}"))) {
            supabase.gateway().answering(TOKEN, reply.status(), reply.body());
            hold(endingIn(Duration.ofMinutes(-5)));

            assertThat(browser.get("/api/me").status()).as(reply.toString()).isEqualTo(503);
            assertThat(browser.cookie(COOKIE)).isNotEmpty();
        }
    }

    @Test
    void aPersonWhoWasDeletedIsOutAtOnce() {
        hold(alice.accessToken());
        assertThat(browser.get("/api/me").status()).isEqualTo(200);

        database.sql()
                .sql("DELETE FROM auth.users WHERE id = :id")
                .param("id", alice.id().value())
                .update();

        assertThat(browser.get("/api/me").status()).isEqualTo(401);
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void manyRequestsWithOneRefreshTokenAskOnce() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        supabase.gateway().answering(question -> {
            await(mayAnswer);
            return Optional.empty();
        });
        Set<GrantedTokens> granted = ConcurrentHashMap.newKeySet();
        Runnable renewal = () -> granted.add(renewals.renew(alice.refreshToken()));
        List<Thread> others = new ArrayList<>();

        Thread first = Thread.ofPlatform().start(renewal);
        while (supabase.gateway().questions(TOKEN).isEmpty()) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 5; i++) {
            others.add(Thread.ofPlatform().start(renewal));
        }
        while (supabase.gateway().questions(TOKEN).size() == 1
                && !others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        mayAnswer.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }

        assertThat(granted).hasSize(1);
        assertThat(supabase.gateway().questions(TOKEN)).hasSize(1);
    }

    @Test
    void aSessionTooLongForOneCookieTakesTwo() throws Exception {
        Answer up = supabase.client()
                .post(
                        "/auth/v1/signup",
                        Map.of(
                                "email",
                                Cast.email("dora"),
                                "password",
                                Cast.PASSWORD,
                                "data",
                                Map.of("bio", "x".repeat(3_500))));
        Member dora =
                new Member(alice.id(), up.json().path("user").path("email").asString(), "", "", alice.api());

        browser = here.browserOf(dora);

        assertThat(browser.cookie(COOKIE)).startsWith("2~");
        assertThat(browser.cookie(COOKIE + ".1")).isNotEmpty();
        assertThat(browser.get("/api/me").text("email")).isEqualTo(dora.email());
        browser.get("/readings/new");
        browser.signOut();
        assertThat(browser.cookie(COOKIE)).isEmpty();
        assertThat(browser.cookie(COOKIE + ".1")).isEmpty();
    }

    private void hold(String access) {
        browser.setCookie(COOKIE, access + ":" + alice.refreshToken());
    }

    private GrantedTokens held() {
        return BrowserTokens.of(browser.cookie(COOKIE)).orElseThrow().tokens();
    }

    /** Alice's token with another end, signed as the stand-in signs. */
    private String endingIn(Duration left) throws Exception {
        ECKey key = Tokens.serverKey(database);
        return Tokens.es256(
                alice.accessToken(),
                claims -> claims.expirationTime(Date.from(Instant.now().plus(left))),
                key,
                key.getKeyID());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

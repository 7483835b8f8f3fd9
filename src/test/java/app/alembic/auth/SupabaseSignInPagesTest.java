package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.Answer;
import app.alembic.testing.Browser;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.Gateway.Reply;
import app.alembic.testing.SupabaseStandIn;
import app.alembic.testing.SupabaseTest;
import app.alembic.testing.TestDatabase;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SupabaseTest
class SupabaseSignInPagesTest {

    private static final String COOKIE = "alembic_session";

    @Autowired
    SupabaseStandIn supabase;

    @Autowired
    Cast here;

    @Autowired
    Client client;

    @Autowired
    TestDatabase database;

    Browser browser;

    @BeforeEach
    void open() {
        supabase.gateway().straight();
        browser = here.browser();
    }

    @Test
    void somebodySignsUpDrawsACardAndSignsOut() {
        String email = Cast.email("alice");

        Answer up = browser.fillIn(
                "/signup?next=/cards", Map.of("email", email, "password", Cast.PASSWORD, "sixteen", "yes"));
        assertThat(up.status()).as(up.toString()).isEqualTo(303);
        assertThat(up.header("Location")).isEqualTo("/cards");
        assertThat(up.headers("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(COOKIE + "=")
                        .contains("; Path=/; Max-Age=2592000; ", "; HttpOnly; SameSite=Lax")
                        .doesNotContain("Secure", "Domain"));
        assertThat(browser.get("/api/me").text("email")).isEqualTo(email);

        browser.get("/readings/new");
        Answer drawn =
                browser.submit("/readings", Map.of("question", "What may I leave behind?", "spread_type", "single"));
        assertThat(drawn.status()).as(drawn.toString()).isEqualTo(303);
        assertThat(browser.get("/api/me").json().path("credits").asInt()).isEqualTo(2);

        String cookie = browser.cookie(COOKIE);
        Answer out = browser.signOut();
        assertThat(out.status()).isEqualTo(303);
        assertThat(browser.cookie(COOKIE)).isEmpty();
        assertThat(browser.get("/api/me").status()).isEqualTo(401);
        assertThat(sessions(email)).isZero();
        assertThat(refresh(cookie).status()).isEqualTo(400);
    }

    @Test
    void signsInWhoHasAnAccountThere() {
        Member alice = supabase.cast().alice();

        Answer in = browser.fillIn("/signin", Map.of("email", alice.email(), "password", Cast.PASSWORD));

        assertThat(in.status()).as(in.toString()).isEqualTo(303);
        assertThat(browser.get("/api/me").text("id")).isEqualTo(alice.id().toString());
        assertThat(browser.get("/signin").status()).isEqualTo(303);
    }

    @Test
    void showsAWrongPasswordOnTheFormAndKeepsTheAddress() {
        Member alice = supabase.cast().alice();

        Answer answer = browser.fillIn("/signin", Map.of("email", alice.email(), "password", "wrong it is"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("do not belong together", "value=\"" + alice.email() + "\"");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void showsWhySomebodyCannotSignUp() {
        Member alice = supabase.cast().alice();

        Answer taken = signUp(alice.email(), Cast.PASSWORD);
        Answer common = signUp(Cast.email("bob"), "password123");
        Answer tooLong = signUp(Cast.email("bob"), "é".repeat(37));

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("an account with this e-mail already");
        assertThat(common.status()).isEqualTo(422);
        assertThat(common.body()).contains("among the most common");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("72 plain characters");
    }

    @Test
    void aSignInEndsTheSessionThatTheBrowserHadBefore() {
        Member alice = supabase.cast().alice();
        Member bob = supabase.cast().bob();
        browser.fillIn("/signin", Map.of("email", alice.email(), "password", Cast.PASSWORD));
        String before = browser.cookie(COOKIE);

        // The form, as a second window still shows it.
        Answer in = browser.post(
                "/signin",
                Map.of("email", bob.email(), "password", Cast.PASSWORD, "_csrf", browser.cookie("XSRF-TOKEN")));

        assertThat(in.status()).isEqualTo(303);
        assertThat(browser.get("/api/me").text("email")).isEqualTo(bob.email());
        assertThat(refresh(before).status()).isEqualTo(400);
    }

    @Test
    void aSignUpThatAwaitsConfirmationSaysSoAndSignsNobodyIn() {
        // Supabase's answer while an address is unconfirmed, and also to somebody who tries an address that is taken.
        supabase.gateway().answering("/auth/v1/signup", 200, """
                        {"id": "5d1b9a3e-8c8f-4b1c-9c53-0f1a2b3c4d5e", "aud": "authenticated", "role": "", "email": "a@b.example",
                         "confirmation_sent_at": "2026-11-22T10:00:00.123456789Z", "app_metadata": {}, "identities": []}
                        """);

        Answer up = signUp(Cast.email("alice"), Cast.PASSWORD);

        assertThat(up.status()).isEqualTo(200);
        assertThat(up.body()).contains("Please confirm your e-mail", "Open the link in it");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | email_not_confirmed | 400 | Your e-mail is not confirmed yet",
                "400 | user_banned | 403 | closed by the operator",
                "429 | over_request_rate_limit | 429 | Please wait a few minutes",
                "429 | something_new | 429 | Please wait a few minutes",
                "500 | unexpected_failure | 503 | does not answer",
                "504 | request_timeout | 503 | does not answer",
                "403 | captcha_failed | 503 | does not answer"
            })
    void whatSupabaseRefusesIsOneSentenceOnTheForm(int status, String code, int shown, String sentence) {
        supabase.gateway()
                .answering(
                        "/auth/v1/token",
                        status,
                        "{\"code\": \"%s\", \"message\": \"Said to programs\"}".formatted(code));

        Answer answer = browser.fillIn("/signin", Map.of("email", "a@b.example", "password", Cast.PASSWORD));

        assertThat(answer.status()).isEqualTo(shown);
        assertThat(answer.body()).contains(sentence, "value=\"a@b.example\"").doesNotContain("Said to programs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "<html>", "{\"access_token\": \"x\", \"refresh_token\": \"y\"}", "{\"access"})
    void anAnswerThatIsNoneIsLikeSilence(String body) {
        supabase.gateway().answering("/auth/v1/token", 200, body);

        Answer answer = browser.fillIn("/signin", Map.of("email", "a@b.example", "password", Cast.PASSWORD));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("does not answer");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void aWeakPasswordIsExplainedWithSupabasesReasons() {
        supabase.gateway().answering("/auth/v1/signup", 422, """
                        {"code": "weak_password", "message": "Password should contain at least one character of each",
                         "weak_password": {"reasons": ["characters"]}}
                        """);

        assertThat(signUp(Cast.email("alice"), Cast.PASSWORD).body()).contains("mix small and capital letters");
    }

    @Test
    void aBrowserSignsOutHereEvenWhileSupabaseIsSilent() {
        signUp(Cast.email("alice"), Cast.PASSWORD);
        browser.get("/readings/new");
        supabase.gateway().answering(question -> Optional.of(Reply.HANG_UP));

        Answer out = browser.signOut();

        assertThat(out.status()).isEqualTo(303);
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void onlyTheAnonKeyAndOnePersonsTokenAreSent() {
        signUp(Cast.email("alice"), Cast.PASSWORD);
        browser.signOut();

        assertThat(supabase.gateway().questions("/auth/v1/")).allSatisfy(question -> {
            assertThat(question.apiKey()).isEqualTo("an-anon-key");
            assertThat(question.authorization()).doesNotContain("a-service-role-key");
        });
    }

    @Test
    void aFormThatAnotherSiteSendsIsRefused() {
        Member alice = supabase.cast().alice();

        Answer forged = browser.post("/signin", Map.of("email", alice.email(), "password", Cast.PASSWORD));

        assertThat(forged.status()).isEqualTo(403);
    }

    @Test
    void programsAreToldWhereTheAccountsAre() {
        for (String path : new String[] {"/auth/v1/token?grant_type=password", "/auth/v1/user", "/auth/v1/settings"}) {
            Answer answer = client.send("POST", path, "application/json", "{}");

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.text("code")).isEqualTo("not_found");
            assertThat(answer.text("detail"))
                    .contains("SUPABASE_URL", supabase.gateway().url() + "/auth/v1");
        }
    }

    private Answer signUp(String email, String password) {
        return browser.fillIn("/signup", Map.of("email", email, "password", password, "sixteen", "yes"));
    }

    /** Whether Supabase would go on with that browser's session. */
    private Answer refresh(String cookie) {
        return supabase.client()
                .post(
                        "/auth/v1/token?grant_type=refresh_token",
                        Map.of("refresh_token", cookie.substring(cookie.indexOf(':') + 1)));
    }

    private long sessions(String email) {
        return database.sql()
                .sql(
                        "SELECT count(*) FROM auth.sessions s JOIN auth.users u ON u.id = s.user_id WHERE u.email = :email")
                .param("email", email)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}

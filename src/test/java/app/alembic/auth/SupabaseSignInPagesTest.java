package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.Answer;
import app.alembic.testing.Browser;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.SupabaseStandIn;
import app.alembic.testing.SupabaseTest;
import app.alembic.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
            assertThat(answer.text("detail")).contains("SUPABASE_URL", supabase.url() + "/auth/v1");
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

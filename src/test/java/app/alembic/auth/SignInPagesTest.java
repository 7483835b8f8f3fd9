package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Browser;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AlembicTest
class SignInPagesTest {

    private static final String COOKIE = "alembic_session";

    @Autowired
    Cast cast;

    @Autowired
    TestDatabase database;

    Browser browser;

    @BeforeEach
    void open() {
        browser = cast.browser();
    }

    @Test
    void makesAnAccountAndSignsItIn() {
        String email = Cast.email("alice");

        Answer answer = browser.fillIn(
                "/signup?next=/cards", Map.of("email", email, "password", Cast.PASSWORD, "sixteen", "yes"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/cards");
        assertThat(sessionCookie(answer))
                .startsWith(COOKIE + "=")
                .contains("; Path=/; Max-Age=2592000; ", "; HttpOnly; SameSite=Lax")
                .doesNotContain("Secure", "Domain");
        assertThat(browser.get("/api/me").text("email")).isEqualTo(email);
    }

    @Test
    void saysWhoMayComeAndWhatWritesBeforeAnybodySignsUp() {
        String page = browser.get("/signup").body();

        assertThat(page).contains("sixteen or older", "A machine writes", "to reflect on");
        assertThat(page).containsPattern("<input id=\"sixteen\"[^>]* required>");
        assertThat(page).containsPattern("<label for=\"email\">").contains("autocomplete=\"new-password\"");
    }

    @Test
    void takesNobodyWhoDoesNotSayTheyAreSixteen() {
        String email = Cast.email("alice");

        Answer answer = browser.fillIn("/signup", Map.of("email", email, "password", Cast.PASSWORD));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"").contains("value=\"" + email + "\"");
        assertThat(browser.cookie(COOKIE)).isEmpty();
        assertThat(accounts(email)).isZero();
    }

    @Test
    void signsInAndOut() {
        Member alice = cast.alice();

        Answer in = browser.fillIn("/signin", Map.of("email", alice.email(), "password", Cast.PASSWORD));
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Location")).isEqualTo("/readings/new");
        String cookie = browser.cookie(COOKIE);
        assertThat(browser.get("/api/me").status()).isEqualTo(200);
        assertThat(browser.get("/signin").status()).isEqualTo(303);

        Answer out = browser.signOut();
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Location")).isEqualTo("/");
        assertThat(browser.cookie(COOKIE)).isEmpty();

        browser.setCookie(COOKIE, cookie);
        assertThat(browser.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void showsAWrongPasswordOnTheFormAndKeepsTheAddress() {
        Member alice = cast.alice();

        Answer answer =
                browser.fillIn("/signin?next=/cards", Map.of("email", alice.email(), "password", "wrong <it> is"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.body())
                .contains("<p class=\"error\" role=\"alert\"", "value=\"" + alice.email() + "\"", "value=\"/cards\"")
                .doesNotContain("wrong");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void escapesWhatWasTyped() {
        Answer answer = browser.fillIn("/signin", Map.of("email", "\"><script>alert(1)</script>", "password", "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000@example.org", "\ud83d"})
    void textThatIsNoneIsRefusedOnTheForm(String email) {
        Answer in = browser.fillIn("/signin", Map.of("email", email, "password", Cast.PASSWORD));
        Answer up = browser.fillIn("/signup", Map.of("email", email, "password", Cast.PASSWORD, "sixteen", "yes"));

        assertThat(in.status()).isEqualTo(400);
        assertThat(up.status()).isEqualTo(400);
    }

    @Test
    void aFormWithoutItsFieldsIsRefused() {
        assertThat(browser.fillIn("/signin", Map.of()).status()).isEqualTo(400);
        assertThat(browser.fillIn("/signup", Map.of("sixteen", "yes")).status()).isEqualTo(400);
    }

    @Test
    void showsWhyAPasswordWillNotDo() {
        Map<String, String> form = new LinkedHashMap<>(Map.of("email", Cast.email("alice"), "sixteen", "yes"));

        form.put("password", "short");
        Answer tooShort = browser.fillIn("/signup", form);
        form.put("password", "password123");
        Answer common = browser.fillIn("/signup", form);

        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.body()).contains("at least 8 characters");
        assertThat(common.status()).isEqualTo(422);
        assertThat(common.body()).contains("most common");
    }

    @Test
    void anAddressInUseIsSaidOnTheForm() {
        Answer answer = browser.fillIn(
                "/signup", Map.of("email", cast.alice().email(), "password", Cast.PASSWORD, "sixteen", "yes"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("There is an account");
    }

    @Test
    void aCookieThatWasThereBeforeIsNeverTakenOver() {
        Member alice = cast.alice();
        String planted = "A".repeat(43);
        browser.setCookie(COOKIE, planted);

        browser.fillIn("/signin", Map.of("email", alice.email(), "password", Cast.PASSWORD));

        assertThat(browser.cookie(COOKIE)).isNotEqualTo(planted).hasSize(43);
        browser.setCookie(COOKIE, planted);
        assertThat(browser.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void signingInAsSomebodyElseEndsTheSessionThatTheBrowserHad() {
        Browser alices = cast.browserOf(cast.alice());
        String old = alices.cookie(COOKIE);
        Member bob = cast.bob();
        // The page for signing in sends people on who are signed in, so the form is that of a tab opened earlier.
        Browser tab = cast.browser();
        tab.get("/signin");
        tab.setCookie(COOKIE, old);

        tab.submit("/signin", Map.of("email", bob.email(), "password", Cast.PASSWORD));

        assertThat(tab.get("/api/me").text("id")).isEqualTo(bob.id().toString());
        assertThat(alices.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void onlyADigestOfTheCookieIsKept() {
        Browser alices = cast.browserOf(cast.alice());
        String cookie = alices.cookie(COOKIE);

        int rows = database.sql()
                .sql("""
                SELECT count(*) FROM auth.sessions s
                WHERE s.cookie_hash = sha256(convert_to(:cookie, 'UTF8')) AND strpos(s::text, :cookie) = 0
                """)
                .param("cookie", cookie)
                .query((row, n) -> row.getInt(1))
                .single();

        assertThat(rows).isEqualTo(1);
    }

    @Test
    void useProlongsASessionAndNeglectEndsIt() {
        Member alice = cast.alice();
        Browser alices = cast.browserOf(alice);
        assertThat(alices.get("/api/me").headers("Set-Cookie")).isEmpty();

        expireIn(alice, "5 days");
        assertThat(sessionCookie(alices.get("/api/me"))).contains("Max-Age=2592000");
        assertThat(alices.get("/api/me").headers("Set-Cookie")).isEmpty();

        expireIn(alice, "-1 second");
        assertThat(alices.get("/api/me").status()).isEqualTo(401);
        Answer page = alices.get("/journal?x=1&y=2");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("/signin?next=%2Fjournal%3Fx%3D1%26y%3D2");
    }

    @Test
    void goesOnToNoPlaceElsewhere() {
        Member alice = cast.alice();
        browser.get("/signin");

        Answer answer = browser.submit(
                "/signin",
                Map.of("email", alice.email(), "password", Cast.PASSWORD, "next", "//evil.example\r\nSet-Cookie: a=b"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/readings/new");
        assertThat(answer.headers("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("a="));
        assertThat(cast.browser().get("/signin?next=//evil.example").body()).doesNotContain("evil");
    }

    private String sessionCookie(Answer answer) {
        return answer.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .findFirst()
                .orElse("");
    }

    private void expireIn(Member who, String interval) {
        database.sql()
                .sql("""
                UPDATE auth.sessions SET not_after = now() + CAST(:interval AS interval)
                WHERE user_id = :who AND cookie_hash IS NOT NULL
                """)
                .param("interval", interval)
                .param("who", who.id().value())
                .update();
    }

    private int accounts(String email) {
        return database.sql()
                .sql("SELECT count(*) FROM auth.users WHERE email = :email")
                .param("email", email)
                .query((row, n) -> row.getInt(1))
                .single();
    }
}

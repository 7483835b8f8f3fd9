package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Browser;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AlembicTest
class SignOutTest {

    @Autowired
    Cast cast;

    @Autowired
    Client client;

    Member alice;
    Client phone;
    Browser browser;

    @BeforeEach
    void signInThrice() {
        alice = cast.alice();
        phone = client.bearer(client.post(
                        "/auth/v1/token?grant_type=password", Map.of("email", alice.email(), "password", Cast.PASSWORD))
                .text("access_token"));
        browser = cast.browserOf(alice);
    }

    @Test
    void everywhereUnlessSaidOtherwise() {
        Answer answer = alice.api().send("POST", "/auth/v1/logout", null, null);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertSignedIn(false, false, false);
    }

    @Test
    void hereAlone() {
        assertThat(alice.api()
                        .send("POST", "/auth/v1/logout?scope=local", null, null)
                        .status())
                .isEqualTo(204);

        assertSignedIn(false, true, true);
    }

    @Test
    void everywhereElse() {
        assertThat(alice.api()
                        .send("POST", "/auth/v1/logout?scope=others", null, null)
                        .status())
                .isEqualTo(204);

        assertSignedIn(true, false, false);
    }

    @Test
    void nowhereWhenTheScopeIsUnknown() {
        Answer answer = alice.api().send("POST", "/auth/v1/logout?scope=universe", null, null);

        assertThat(answer.status()).isEqualTo(400);
        assertSignedIn(true, true, true);
    }

    @Test
    void ofOnePersonLeavesTheOthersAlone() {
        Member bob = cast.bob();

        alice.api().send("POST", "/auth/v1/logout?scope=global", null, null);

        assertThat(bob.api().get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void aTokenOfAnEndedSessionIsRefusedAtOnceInBothTongues() {
        alice.api().send("POST", "/auth/v1/logout", null, null);

        Answer auth = alice.api().with("x-supabase-api-version", "2024-01-01").get("/auth/v1/user");
        assertThat(auth.status()).isEqualTo(403);
        assertThat(auth.text("code")).isEqualTo("session_not_found");
        assertThat(alice.api().send("POST", "/auth/v1/logout", null, null).status())
                .isEqualTo(403);
        Answer api = alice.api().get("/api/me");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.text("code")).isEqualTo("unauthorized");
    }

    @Test
    void cannotBeAskedForWithoutAToken() {
        assertThat(client.send("POST", "/auth/v1/logout", null, null).status()).isEqualTo(401);
        assertThat(browser.post("/auth/v1/logout", Map.of()).status()).isEqualTo(401);
        assertSignedIn(true, true, true);
    }

    private void assertSignedIn(boolean here, boolean onThePhone, boolean inTheBrowser) {
        assertThat(alice.api().get("/api/me").status()).isEqualTo(here ? 200 : 401);
        assertThat(phone.get("/api/me").status()).isEqualTo(onThePhone ? 200 : 401);
        assertThat(browser.get("/api/me").status()).isEqualTo(inTheBrowser ? 200 : 401);
    }
}

package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@AlembicTest
class SignInTest {

    private static final String SIGN_IN = "/auth/v1/token?grant_type=password";

    @Autowired
    Cast cast;

    @Autowired
    Client client;

    @Autowired
    TestDatabase database;

    @Test
    void opensASessionOfItsOwnEachTime() {
        Member alice = cast.alice();

        Answer answer = signIn(alice.email().toUpperCase(Locale.ROOT), Cast.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("user").path("id").asString())
                .isEqualTo(alice.id().toString());
        assertThat(answer.text("refresh_token")).isNotEqualTo(alice.refreshToken());
        assertThat(sessionsOf(alice)).isEqualTo(2);
    }

    @Test
    void answersAWrongPasswordAndAnUnknownAddressAlike() {
        Member alice = cast.alice();

        Answer wrong = signIn(alice.email(), Cast.PASSWORD + "!");
        Answer unknown = signIn(Cast.email("nobody"), Cast.PASSWORD);
        Answer noAddress = signIn("nobody", Cast.PASSWORD);

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("error_code")).isEqualTo("invalid_credentials");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(noAddress.body()).isEqualTo(wrong.body());
    }

    @Test
    void anAccountWithoutAPasswordCannotBeEntered() {
        String email = Cast.email("passwordless");
        database.sql()
                .sql("INSERT INTO auth.users (email) VALUES (:email)")
                .param("email", email)
                .update();

        assertThat(signIn(email, "").status()).isEqualTo(400);
        assertThat(signIn(email, Cast.PASSWORD).text("error_code")).isEqualTo("invalid_credentials");
    }

    @Test
    void takesAHashFromSupabaseAndWritesItAnew() {
        String email = Cast.email("imported");
        database.sql()
                .sql("INSERT INTO auth.users (email, encrypted_password) VALUES (:email, :hash)")
                .param("email", email)
                .param("hash", new BCryptPasswordEncoder(10).encode(Cast.PASSWORD))
                .update();

        assertThat(signIn(email, Cast.PASSWORD).status()).isEqualTo(200);
        assertThat(hashOf(email)).startsWith("{sha384-bcrypt}");
        assertThat(signIn(email, Cast.PASSWORD).status()).isEqualTo(200);
        assertThat(signIn(email, "another one it is").status()).isEqualTo(400);
    }

    @Test
    void letsNobodyInWhomTheOperatorHasBanned() {
        Member alice = cast.alice();
        database.sql()
                .sql("UPDATE auth.users SET banned_until = now() + interval '1 hour' WHERE id = :id")
                .param("id", alice.id().value())
                .update();

        assertThat(signIn(alice.email(), Cast.PASSWORD).text("error_code")).isEqualTo("user_banned");
        assertThat(alice.api().get("/api/me").status()).isEqualTo(401);
        assertThat(alice.api().get("/auth/v1/user").text("error_code")).isEqualTo("user_banned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?grant_type=", "?grant_type=magic", "?grant_type=pkce", "?grant_type=%00"})
    void refusesGrantsThatItDoesNotKnow(String query) {
        Answer answer = client.post("/auth/v1/token" + query, Map.of("email", "a@b.c", "password", "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error_code")).isEqualTo("validation_failed");
    }

    @Test
    void keepsFromWhereSomebodySignedIn() {
        String email = cast.alice().email();

        client.with("User-Agent", "x".repeat(2000)).post(SIGN_IN, Map.of("email", email, "password", Cast.PASSWORD));

        List<String> devices = database.sql()
                .sql("""
                SELECT length(user_agent) || ' ' || host(ip) FROM auth.sessions s JOIN auth.users u ON u.id = s.user_id
                WHERE email = :email AND user_agent LIKE 'xx%'
                """)
                .param("email", email)
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(devices).containsExactly("512 127.0.0.1");
    }

    private Answer signIn(String email, String password) {
        return client.post(SIGN_IN, Map.of("email", email, "password", password));
    }

    private int sessionsOf(Member who) {
        return database.sql()
                .sql("SELECT count(*) FROM auth.sessions WHERE user_id = :id")
                .param("id", who.id().value())
                .query((row, n) -> row.getInt(1))
                .single();
    }

    private String hashOf(String email) {
        return database.sql()
                .sql("SELECT encrypted_password FROM auth.users WHERE email = :email")
                .param("email", email)
                .query((row, n) -> row.getString(1))
                .single();
    }
}

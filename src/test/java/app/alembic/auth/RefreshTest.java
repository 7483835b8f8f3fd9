package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AlembicTest
class RefreshTest {

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
    void givesANewPairInTheSameSession() {
        Answer answer = refresh(alice.refreshToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("refresh_token")).isNotEqualTo(alice.refreshToken());
        assertThat(answer.json().path("user").path("id").asString())
                .isEqualTo(alice.id().toString());
        assertThat(client.bearer(answer.text("access_token"))
                        .get("/auth/v1/user")
                        .status())
                .isEqualTo(200);
        assertThat(alice.api().get("/auth/v1/user").status()).isEqualTo(200);
        assertThat(Tokens.claims(answer.text("access_token")).getClaim("session_id"))
                .isEqualTo(Tokens.claims(alice.accessToken()).getClaim("session_id"));
    }

    @Test
    void tellsTheActiveTokenAgainToWhoeverHasItsDirectParent() {
        String first = refresh(alice.refreshToken()).text("refresh_token");

        assertThat(refresh(alice.refreshToken()).text("refresh_token")).isEqualTo(first);
        assertThat(refresh(alice.refreshToken()).text("refresh_token")).isEqualTo(first);
        assertThat(refresh(first).text("refresh_token")).isNotEqualTo(first);
    }

    @Test
    void endsTheSessionWhenAnOlderTokenComesBack() {
        String second = refresh(alice.refreshToken()).text("refresh_token");
        String third = refresh(second).text("refresh_token");

        Answer replayed = refresh(alice.refreshToken());

        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.text("error_code")).isEqualTo("refresh_token_already_used");
        assertThat(refresh(third).text("error_code")).isEqualTo("refresh_token_not_found");
        assertThat(alice.api().get("/auth/v1/user").text("error_code")).isEqualTo("session_not_found");
    }

    @Test
    void anotherSessionOfTheSamePersonGoesOnWhenOneIsEnded() {
        Answer other = client.post(
                "/auth/v1/token?grant_type=password", Map.of("email", alice.email(), "password", Cast.PASSWORD));
        refresh(refresh(alice.refreshToken()).text("refresh_token"));

        assertThat(refresh(alice.refreshToken()).status()).isEqualTo(400);
        assertThat(refresh(other.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void manyAtOnceGetOneNewToken() throws Exception {
        Callable<Answer> one = () -> refresh(alice.refreshToken());

        Set<String> tokens = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(20, one))) {
                assertThat(answer.get().status()).isEqualTo(200);
                tokens.add(answer.get().text("refresh_token"));
            }
        }

        assertThat(tokens).hasSize(1).doesNotContain(alice.refreshToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%00", "nonsense-nonsense-nonsense-nonsense-nonsense-nonsense-nonsense-"})
    void knowsNoTokenThatItDidNotMake(String token) {
        Answer answer = refresh(token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error_code")).isEqualTo("refresh_token_not_found");
    }

    @Test
    void oneBitMakesATokenUnknown() {
        for (int place : List.of(0, 20, 30, 40, 63)) {
            char[] forged = alice.refreshToken().toCharArray();
            forged[place] = forged[place] == 'A' ? 'B' : 'A';

            assertThat(refresh(new String(forged)).text("error_code")).isEqualTo("refresh_token_not_found");
        }
        assertThat(refresh(alice.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void aTokenFromADatabaseThatWasRestoredSinceIsUnknown() {
        String second = refresh(alice.refreshToken()).text("refresh_token");
        database.sql()
                .sql("UPDATE auth.sessions SET refresh_counter = 0 WHERE user_id = :id")
                .param("id", alice.id().value())
                .update();

        assertThat(refresh(second).text("error_code")).isEqualTo("refresh_token_not_found");
        assertThat(refresh(alice.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void isOverWithTheSession() {
        alice.api().post("/auth/v1/logout", "");

        assertThat(refresh(alice.refreshToken()).text("error_code")).isEqualTo("refresh_token_not_found");
    }

    private Answer refresh(String token) {
        return client.post("/auth/v1/token?grant_type=refresh_token", Map.of("refresh_token", token));
    }
}

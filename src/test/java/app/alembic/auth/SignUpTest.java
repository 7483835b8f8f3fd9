package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@AlembicTest
class SignUpTest {

    private static final String SIGN_UP = "/auth/v1/signup";

    @Autowired
    Client client;

    @Autowired
    TestDatabase database;

    @Test
    void answersWithASessionInSupabasesShape() {
        String email = Cast.email("Alice");

        Answer answer = client.post(
                SIGN_UP,
                Map.of("email", " " + email + " ", "password", Cast.PASSWORD, "data", Map.of("name", "Ålice")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        JsonNode session = answer.json();
        assertThat(session.propertyNames())
                .containsExactlyInAnyOrder(
                        "access_token", "token_type", "expires_in", "expires_at", "refresh_token", "user");
        assertThat(session.path("token_type").asString()).isEqualTo("bearer");
        assertThat(session.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(session.path("expires_at").asLong() - System.currentTimeMillis() / 1000)
                .isBetween(3590L, 3601L);
        JsonNode user = session.path("user");
        assertThat(user.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "aud",
                        "role",
                        "email",
                        "email_confirmed_at",
                        "phone",
                        "confirmed_at",
                        "last_sign_in_at",
                        "app_metadata",
                        "user_metadata",
                        "identities",
                        "created_at",
                        "updated_at",
                        "is_anonymous");
        assertThat(user.path("email").asString()).isEqualTo(email.toLowerCase(java.util.Locale.ROOT));
        assertThat(user.path("aud").asString()).isEqualTo("authenticated");
        assertThat(user.path("phone").asString()).isEmpty();
        assertThat(user.path("user_metadata").path("name").asString()).isEqualTo("Ålice");
        assertThat(user.path("app_metadata").path("provider").asString()).isEqualTo("email");
        assertThat(user.path("is_anonymous").asBoolean()).isFalse();
        assertThat(user.path("email_confirmed_at").isNull()).isFalse();
        assertThat(user.path("identities")).hasSize(1);
    }

    @Test
    void makesAProfileWithThreeCredits() {
        String email = Cast.email("alice");
        Answer answer = client.post(SIGN_UP, Map.of("email", email, "password", Cast.PASSWORD));

        Answer me = client.bearer(answer.text("access_token")).get("/api/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().propertyNames())
                .containsExactlyInAnyOrder("id", "email", "tier", "credits", "preferences", "created_at");
        assertThat(me.text("id"))
                .isEqualTo(answer.json().path("user").path("id").asString());
        assertThat(me.text("email")).isEqualTo(email);
        assertThat(me.text("tier")).isEqualTo("free");
        assertThat(me.json().path("credits").asInt()).isEqualTo(3);
        assertThat(me.json().path("preferences")).isEmpty();
    }

    @Test
    void refusesAnAddressThatSomebodyHasInBothShapes() {
        String email = Cast.email("alice");
        client.post(SIGN_UP, Map.of("email", email, "password", Cast.PASSWORD));
        var again = Map.of("email", email.toUpperCase(java.util.Locale.ROOT), "password", Cast.PASSWORD);

        Answer old = client.post(SIGN_UP, again);
        Answer versioned = client.with("x-supabase-api-version", "2024-01-01").post(SIGN_UP, again);

        assertThat(old.status()).isEqualTo(422);
        assertThat(old.json().path("code").asInt()).isEqualTo(422);
        assertThat(old.text("error_code")).isEqualTo("user_already_exists");
        assertThat(old.text("msg")).isEqualTo("User already registered");
        assertThat(versioned.status()).isEqualTo(422);
        assertThat(versioned.json().propertyNames()).containsExactlyInAnyOrder("code", "message");
        assertThat(versioned.text("code")).isEqualTo("user_already_exists");
        assertThat(versioned.header("x-supabase-api-version")).isEqualTo("2024-01-01");
    }

    @Test
    void manyAtOnceForOneAddressMakeOneAccount() throws Exception {
        String email = Cast.email("crowd");
        var body = Map.of("email", email, "password", Cast.PASSWORD);
        List<Callable<Integer>> crowd = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            crowd.add(() -> client.post(SIGN_UP, body).status());
        }

        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> one : threads.invokeAll(crowd)) {
                statuses.add(one.get());
            }
        }

        assertThat(statuses).containsOnly(200, 422).containsOnlyOnce(200);
        assertThat(accounts(email)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "@example.org", "alice@", "a b@example.org", "a@b@c", "a\u0007@example.org"})
    void refusesWhatIsNoAddress(String email) {
        Answer answer = client.post(SIGN_UP, Map.of("email", email, "password", Cast.PASSWORD));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error_code")).isEqualTo("validation_failed");
    }

    @Test
    void takesAnAddressOf320CharactersAndNoneOf321() {
        String email = "a".repeat(200) + Cast.email("x").substring(1);
        String longest = "b".repeat(320 - email.length()) + email;

        assertThat(client.post(SIGN_UP, Map.of("email", longest, "password", Cast.PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(client.post(SIGN_UP, Map.of("email", "b" + longest, "password", Cast.PASSWORD))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": \"%s\", \"password\": \"with \\u0000 in it\"}",
                "{\"email\": \"\\u0000%s\", \"password\": \"long enough it is\"}",
                "{\"email\": \"%s\", \"password\": \"half \\ud800 a pair\"}",
                "{\"email\": \"%s\", \"password\": \"long enough it is\", \"data\": {\"a\": [\"\\udc00\"]}}",
                "{\"email\": \"%s\", \"password\": \"long enough it is\", \"data\": {\"a\\u0000\": 1}}",
                "{\"email\": \"%s\", \"password\": \"long enough it is\", \"data\": [1]}",
                "{\"email\": \"%s\", \"password\": 12345678901}",
                "{\"email\": \"%s\"}",
                "{\"email\": [\"%s\"], \"password\": \"long enough it is\"}",
                "{\"email\": \"%s\", \"password\": ",
                "[\"%s\"]",
                "null",
                ""
            })
    void refusesABodyThatCannotBeAndStoresNothing(String body) {
        String email = Cast.email("nobody");

        Answer answer = client.post(SIGN_UP, body.formatted(email));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error_code")).isIn("validation_failed", "bad_json");
        assertThat(accounts(email)).isZero();
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        String body = "{\"email\": \"a@example.org\", \"password\": \"long enough \u00ff\"}";

        Answer answer = client.sendBytes(
                "POST", SIGN_UP, "application/json", body.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error_code")).isEqualTo("bad_json");
    }

    @Test
    void refusesMoreAboutOneselfThanATokenCanCarry() {
        Answer answer = client.post(
                SIGN_UP,
                Map.of(
                        "email", Cast.email("a"),
                        "password", Cast.PASSWORD,
                        "data", Map.of("x", "x".repeat(5000))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error_code")).isEqualTo("validation_failed");
    }

    @Test
    void refusesABodyOverOneMegabyte() {
        Answer answer = client.post(
                SIGN_UP, Map.of("email", Cast.email("a"), "password", Cast.PASSWORD, "data", "x".repeat(1 << 20)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("error_code")).isEqualTo("payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense", "application/xml"})
    void refusesWhatIsNotSaidToBeJson(String contentType) {
        Answer answer = client.send("POST", SIGN_UP, contentType, "{\"email\": \"a@b.c\", \"password\": \"12345678\"}");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("error_code")).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void takesPostAlone(String method) {
        Answer answer = client.send(method, SIGN_UP, null, null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.text("error_code")).isEqualTo("method_not_allowed");
    }

    private int accounts(String email) {
        return database.sql()
                .sql("SELECT count(*) FROM auth.users u JOIN public.users p USING (id) WHERE u.email = :email")
                .param("email", email)
                .query((row, n) -> row.getInt(1))
                .single();
    }
}

package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.alembic.problem.NotFound;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Gateway.Question;
import app.alembic.testing.Gateway.Reply;
import app.alembic.testing.SupabaseStandIn;
import app.alembic.testing.SupabaseTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The admin API, answered as Supabase Auth answers: the stand-in has none. */
@SupabaseTest
class SupabasePeopleTest {

    private static final String ADMIN = "/auth/v1/admin/users";
    private static final String NOT_FOUND = "{\"code\": \"user_not_found\", \"message\": \"User not found\"}";

    @Autowired
    People people;

    @Autowired
    SupabaseStandIn supabase;

    Member alice;

    @BeforeEach
    void signUp() {
        supabase.gateway().straight();
        alice = supabase.cast().alice();
    }

    @Test
    void areFoundByIdAndByAddress() {
        supabase.gateway().answering(question -> userAt(question, "\"provider\": \"email\""));

        Person person = people.show(alice.email().toUpperCase(Locale.ROOT));

        assertThat(person.id()).isEqualTo(alice.id());
        assertThat(person.email()).isEqualTo(alice.email());
        assertThat(person.isAdmin()).isFalse();
        assertThat(person.createdAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00.123456Z"));
        assertThat(person.lastSignInAt()).isNull();
        assertThat(person.sessions()).isNull();
        assertThat(people.show(alice.id().toString())).isEqualTo(person);
        assertThatThrownBy(() -> people.show("nobody@example.org")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.show(UUID.randomUUID().toString())).isInstanceOf(NotFound.class);
    }

    @Test
    void becomeOperatorsAndStopBeingThem() {
        supabase.gateway().answering(question -> userAt(question, "\"role\": \"admin\""));
        assertThat(people.promote(alice.id().toString()).isAdmin()).isTrue();

        supabase.gateway().answering(question -> userAt(question, "\"provider\": \"email\""));
        assertThat(people.demote(alice.email()).isAdmin()).isFalse();

        assertThat(supabase.gateway().questions(ADMIN))
                .extracting(Question::method, Question::path, Question::body)
                .containsExactly(
                        tuple("PUT", ADMIN + "/" + alice.id(), "{\"app_metadata\":{\"role\":\"admin\"}}"),
                        tuple("PUT", ADMIN + "/" + alice.id(), "{\"app_metadata\":{\"role\":null}}"));
    }

    @Test
    void areDeleted() {
        supabase.gateway().answering(ADMIN + "/" + alice.id(), 200, "{}");

        people.delete(alice.email());

        assertThat(supabase.gateway().questions(ADMIN))
                .extracting(Question::method, Question::path)
                .containsExactly(tuple("DELETE", ADMIN + "/" + alice.id()));
    }

    @Test
    void areListedPageByPageOldestFirst() {
        List<String> ids = IntStream.range(0, 205)
                .mapToObj(i -> new UUID(0x4000L, i).toString())
                .toList();
        supabase.gateway().answering(question -> {
            List<String> page = question.path().contains("page=1&")
                    ? ids.subList(0, 200)
                    : question.path().contains("page=2&") ? ids.subList(200, 205) : List.of();
            String users = page.stream().map(id -> user(id, "", "")).collect(Collectors.joining(", "));
            return Optional.of(new Reply(200, "{\"users\": [%s], \"aud\": \"authenticated\"}".formatted(users)));
        });
        var listed = new ArrayList<String>();

        people.forEach(person -> {
            assertThat(person.email()).isNull();
            listed.add(person.id().toString());
        });

        assertThat(listed).isEqualTo(ids);
        assertThat(supabase.gateway().questions(ADMIN))
                .allMatch(question -> question.path().contains("sort=created_at%20asc"));
    }

    @Test
    void areAskedForWithTheServiceRolesKey() {
        supabase.gateway().answering(question -> userAt(question, ""));

        people.show(alice.id().toString());

        assertThat(supabase.gateway().questions(ADMIN)).singleElement().satisfies(question -> {
            assertThat(question.apiKey()).isEqualTo("a-service-role-key");
            assertThat(question.authorization()).isEqualTo("Bearer a-service-role-key");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"message\": \"Invalid API key\"} | app.alembic.problem.WrongSetting",
                "403 | {\"code\": \"not_admin\", \"message\": \"User not allowed\"} | app.alembic.problem.WrongSetting",
                "422 | {\"code\": \"conflict\"} | app.alembic.problem.AlembicException",
                "500 | {\"code\": \"unexpected_failure\"} | app.alembic.auth.supabase.SupabaseUnavailable",
                "200 | {} | app.alembic.auth.supabase.SupabaseUnavailable",
                "200 | {\"id\": \"7\"} | app.alembic.auth.supabase.SupabaseUnavailable",
                "0 | '' | app.alembic.auth.supabase.SupabaseUnavailable"
            })
    void whatGoesWrongIsOneSentenceForTheOperator(int status, String body, Class<? extends Exception> failure) {
        supabase.gateway().answering(ADMIN, status, body);

        assertThatThrownBy(() -> people.show(alice.id().toString()))
                .isInstanceOf(failure)
                .message()
                .isNotBlank()
                .doesNotContain("a-service-role-key");
    }

    private Optional<Reply> userAt(Question question, String appMetadata) {
        return Optional.of(
                question.path().equals(ADMIN + "/" + alice.id())
                        ? new Reply(200, user(alice.id().toString(), alice.email(), appMetadata))
                        : new Reply(404, NOT_FOUND));
    }

    private static String user(String id, String email, String appMetadata) {
        return """
                {"id": "%s", "aud": "authenticated", "role": "authenticated", "email": "%s", "phone": "",
                 "last_sign_in_at": null, "app_metadata": {%s}, "user_metadata": {}, "identities": [],
                 "created_at": "2026-11-22T10:00:00.123456Z", "updated_at": "2026-11-22T10:00:00.123456Z",
                 "is_anonymous": false}
                """.formatted(id, email, appMetadata);
    }
}

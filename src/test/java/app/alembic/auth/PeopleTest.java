package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.account.FindAccount;
import app.alembic.account.Tier;
import app.alembic.database.AccountId;
import app.alembic.problem.NotFound;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Browser;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AlembicTest
class PeopleTest {

    @Autowired
    OwnPeople people;

    @Autowired
    FindAccount findAccount;

    @Autowired
    Cast cast;

    @Autowired
    Client client;

    @Autowired
    TestDatabase database;

    @Test
    void areFoundByIdAndByAddress() {
        Member alice = cast.alice();

        Person person = people.show(alice.email().toUpperCase(Locale.ROOT));

        assertThat(person.id()).isEqualTo(alice.id());
        assertThat(person.isAdmin()).isFalse();
        assertThat(person.sessions()).isEqualTo(1);
        assertThat(person.lastSignInAt()).isNotNull();
        assertThat(people.show(alice.id().toString())).isEqualTo(person);
        assertThatThrownBy(() -> people.show("nobody@example.org")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.show(UUID.randomUUID().toString())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.show("' OR true --")).isInstanceOf(NotFound.class);
    }

    @Test
    void areListedPageByPageOldestFirst() {
        List<AccountId> made =
                List.of(cast.alice().id(), cast.bob().id(), cast.charlie().id());

        List<AccountId> listed = new ArrayList<>();
        AccountId last = null;
        for (List<Person> page = people.list(null, 2); !page.isEmpty(); page = people.list(last, 2)) {
            page.forEach(person -> listed.add(person.id()));
            last = page.getLast().id();
        }

        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(made);
    }

    @Test
    void becomeOperatorsAndStopBeingThemAtOnce() {
        Member alice = cast.alice();
        Browser browser = cast.browserOf(alice);
        assertThat(alice.api().get("/api/admin/nothing").status()).isEqualTo(403);
        assertThat(alice.api().get("/api/admin/nothing").text("code")).isEqualTo("forbidden");

        assertThat(people.promote(alice.email()).isAdmin()).isTrue();
        assertThat(alice.api().get("/api/admin/nothing").status()).isNotEqualTo(403);
        assertThat(browser.get("/api/admin/nothing").status()).isNotEqualTo(403);
        Answer refreshed =
                client.post("/auth/v1/token?grant_type=refresh_token", Map.of("refresh_token", alice.refreshToken()));
        assertThat(Tokens.claims(refreshed.text("access_token")).getClaim("app_metadata"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("role", "admin")
                .containsEntry("provider", "email");

        assertThat(people.demote(alice.id().toString()).isAdmin()).isFalse();
        assertThat(client.bearer(refreshed.text("access_token"))
                        .get("/api/admin/nothing")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void cannotMakeThemselvesOperators() {
        Answer answer = client.post(
                "/auth/v1/signup",
                Map.of(
                        "email", Cast.email("eve"),
                        "password", Cast.PASSWORD,
                        "data", Map.of("role", "admin"),
                        "app_metadata", Map.of("role", "admin"),
                        "role", "service_role"));

        Client eve = client.bearer(answer.text("access_token"));
        assertThat(eve.get("/api/admin/nothing").status()).isEqualTo(403);
        assertThat(answer.json().path("user").path("role").asString()).isEqualTo("authenticated");
        assertThat(answer.json().path("user").path("app_metadata").has("role")).isFalse();
    }

    @Test
    void areDeletedWithAllThatIsTheirs() {
        Member alice = cast.alice();
        Member bob = cast.bob();

        people.delete(alice.email());

        assertThat(alice.api().get("/api/me").status()).isEqualTo(401);
        assertThat(bob.api().get("/api/me").status()).isEqualTo(200);
        assertThat(database.sql()
                        .sql("""
                        SELECT (SELECT count(*) FROM public.users WHERE id = :id)
                             + (SELECT count(*) FROM auth.sessions WHERE user_id = :id)
                             + (SELECT count(*) FROM public.credit_transactions WHERE user_id = :id)
                        """)
                        .param("id", alice.id().value())
                        .query((row, n) -> row.getInt(1))
                        .single())
                .isZero();
        assertThatThrownBy(() -> people.delete(alice.email())).isInstanceOf(NotFound.class);
    }

    @Test
    void haveAProfileThatTheOperatorFindsLikewise() {
        Member alice = cast.alice();

        assertThat(findAccount.named(alice.email()).tier()).isEqualTo(Tier.FREE);
        assertThat(findAccount.named(alice.id().toString()).email()).isEqualTo(alice.email());
        assertThatThrownBy(() -> findAccount.named("nobody@example.org")).isInstanceOf(NotFound.class);
    }
}

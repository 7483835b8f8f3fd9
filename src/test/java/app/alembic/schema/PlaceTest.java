package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.AccountId;
import app.alembic.database.ConnectionUrl;
import app.alembic.database.Database;
import app.alembic.database.TestCluster;
import app.alembic.schema.SqlStage.Outcome.Rows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is true of a database because of where it lies. */
class PlaceTest {

    private static final String EARLIER = """
            SELECT count(*) FROM users u WHERE (%s)
                AND credits = (SELECT coalesce(sum(amount), 0) FROM credit_transactions t WHERE t.user_id = u.id)
            """;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "SUPABASE.*")
    void whoeverWasThereBeforeAlembicIsACompletePersonAfterwards(Place place) throws Exception {
        try (var stage = new SqlStage(place)) {

            assertThat(stage.number("SELECT count(*) FROM users")).isEqualTo(4);
            assertThat(stage.number(EARLIER.formatted("email = 'earlier@example.org' AND credits = 3")))
                    .isEqualTo(1);
            assertThat(stage.number(EARLIER.formatted("email = '' AND credits = 3")))
                    .isEqualTo(2);
            assertThat(stage.number(EARLIER.formatted("email = '' AND credits = 0")))
                    .isEqualTo(1);
            assertThat(stage.number("SELECT count(*) FROM credit_transactions WHERE type = 'bonus'"))
                    .isEqualTo(3);
        }
    }

    /** Since 16 whoever makes a role may give it away, and does not for that become it. */
    @Test
    void anOwnerWhoMadeEveryRoleMayBecomeEachOfThem() throws Exception {
        var cluster = TestCluster.start(18, "postgres");
        try (var connection = cluster.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE alembic LOGIN CREATEROLE BYPASSRLS PASSWORD 'the only one'");
            statement.execute("GRANT CREATE ON DATABASE postgres TO alembic");
            statement.execute("ALTER SCHEMA public OWNER TO alembic");
        }
        ConnectionUrl owner = cluster.login("alembic", "the only one");

        new SchemaHistory(owner, Migrations.ofThisBuild()).upgradeToHead();

        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            for (String role : List.of("anon", "authenticated", "service_role", "supabase_auth_admin")) {
                statement.execute("SET ROLE " + role);
                statement.execute("RESET ROLE");
            }
        }
    }

    /** With one connection string alone, the owner's is used for both. */
    @ParameterizedTest
    @EnumSource
    void theOwnerMayServeAlone(Place place) throws Exception {
        try (var stage = new SqlStage(place)) {
            AccountId alice = stage.person("alice");
            stage.person("charlie");

            assertThat(stage.asOwnerBecoming("authenticated", alice, "SELECT FROM users"))
                    .isEqualTo(new Rows(1));
            assertThat(stage.asOwnerBecoming(
                            "service_role",
                            null,
                            "SELECT FROM credit_transactions WHERE user_id = '%s'".formatted(alice)))
                    .isEqualTo(new Rows(1));
            assertThat(stage.asOwnerBecoming("anon", null, "SELECT")).isEqualTo(new Rows(1));
            if (!place.isSupabase()) {
                assertThat(stage.asOwnerBecoming("supabase_auth_admin", null, "SELECT FROM auth.users"))
                        .isEqualTo(new Rows(2));
            }
        }
    }

    /** Supabase's {@code auth.uid()} prefers the older setting, which a connection may still carry. */
    @ParameterizedTest
    @EnumSource
    void nobodyIsTakenForWhoeverUsedTheConnectionBefore(Place place) throws Exception {
        try (var stage = new SqlStage(place);
                var connection = stage.urls.authenticator().connect()) {
            AccountId alice = stage.person("alice");
            AccountId charlie = stage.person("charlie");
            connection.createStatement().execute("SET request.jwt.claim.sub = '%s'".formatted(alice));
            var pool = new SingleConnectionDataSource(connection, true);
            var database = new Database(pool, pool);

            assertThat(database.readAsUser(
                            charlie,
                            () -> database.sql()
                                    .sql("SELECT id FROM users")
                                    .query(UUID.class)
                                    .list()))
                    .containsExactly(charlie.value());
        }
    }
}

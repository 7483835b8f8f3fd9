package app.alembic.cli;

import static app.alembic.cli.Typed.run;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import app.alembic.testing.ServiceProcess.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ./alembic doctor}, and what a start does about what it would find. */
class DoctorCommandTest {

    private static final String HOLE = "GRANT UPDATE (tier) ON public.users TO authenticated";

    private final ConnectionUrls urls = TestServer.migrated();

    @BeforeEach
    void pointAtTheDatabase() {
        System.setProperty("alembic.database.url", urls.authenticator().toString());
        System.setProperty("alembic.migration.url", urls.owner().toString());
    }

    @AfterEach
    void pointAtNothing() {
        System.clearProperty("alembic.database.url");
        System.clearProperty("alembic.migration.url");
        System.clearProperty("alembic.database.holes");
    }

    @Test
    void aHealthyDatabaseGetsATableOfWhatWasTriedAndAZero() {
        Ended ended = run("doctor", "--strict");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .containsPattern("AREA +TRIED +HELD")
                .containsPattern("raising oneself +(\\d+) +\\1\n")
                .containsPattern("rights on tables +(\\d+) +\\1\n")
                .containsPattern("Healthy: all of \\d+ held\\.")
                .doesNotContain("alice");
    }

    @Test
    void everyAttemptIsListedWhenAskedFor() {
        assertThat(run("doctor", "--verbose").out())
                .contains("GOOD     raising oneself: alice takes a tier (ERROR: permission denied for table users)")
                .contains("GOOD     what is legal: alice sees her reading (works)");
    }

    @Test
    void aHoleIsALineWithItsMendAndAOne() {
        owner(HOLE);

        Ended ended = run("doctor");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out().lines())
                .anyMatch(line -> line.startsWith("HOLE     rights on tables: users and role authenticated")
                        && line.contains("mend: REVOKE UPDATE (tier) ON public.users FROM PUBLIC, authenticated"))
                .anyMatch(line -> line.startsWith("HOLE     raising oneself: alice takes a tier"));
        assertThat(ended.out()).containsPattern("Holes: \\d+, warnings: 0, of \\d+\\.");
    }

    @Test
    void aWarningEndsWithOneOnlyWhenThatIsAskedFor() {
        System.setProperty("alembic.database.url", urls.owner().toString());

        assertThat(run("doctor").status()).isZero();
        assertThat(run("doctor", "--strict").status()).isEqualTo(1);
    }

    @Test
    void whoIsNotTheOwnerIsToldWhichSettingIsMissing() {
        System.clearProperty("alembic.migration.url");

        Ended ended = run("doctor");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().lines()).hasSize(1).allMatch(line -> line.contains("ALEMBIC_MIGRATION_URL"));
    }

    @Test
    void theServiceDoesNotStartOnAHoleUnlessItIsToldToPutUpWithIt() {
        owner(HOLE);

        Ended refused = run("serve", "--port", "0");

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err().lines())
                .hasSize(1)
                .allMatch(
                        line -> line.contains(
                                "The database has 1 hole (users and role authenticated: it may UPDATE (tier)); see the mends with `./alembic doctor`"));
        assertThat(run("user", "list").status()).isZero();

        System.setProperty("alembic.database.holes", "warn");
        try (var service = Service.start(new Service.Options(0, null))) {
            assertThat(service.isRunning()).isTrue();
        }
    }

    private void owner(String statement) {
        JdbcClient.create(TestServer.dataSource(urls.owner())).sql(statement).update();
    }
}

package app.alembic.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.database.ConnectionUrls;
import app.alembic.database.DatabaseUnusable;
import app.alembic.schema.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoctorTest {

    private static final String TABLES = """
            SELECT c.oid::regclass::text, (xpath('/row/n/text()', query_to_xml(
                format('SELECT count(*) AS n FROM %s', c.oid::regclass), false, true, '')))[1]::text
            FROM pg_class c
            WHERE c.relkind = 'r' AND c.relnamespace IN
                ('public'::regnamespace, 'auth'::regnamespace, 'alembic'::regnamespace)
            """;

    private final ConnectionUrls urls = TestServer.migrated();

    @Test
    void aFreshlyMigratedDatabaseIsHealthy() {
        Diagnosis diagnosis = examine(urls);

        assertThat(diagnosis.holes()).isEmpty();
        assertThat(diagnosis.warnings()).isEmpty();
        assertThat(diagnosis.findings()).hasSizeGreaterThan(600);
    }

    @Test
    void nothingOfTheExaminationStaysInTheDatabase() throws SQLException {
        MutationTest.execute(urls.owner(), "INSERT INTO auth.users (email) VALUES ('alice@example.org')");
        TreeMap<String, String> before = rows();

        examine(urls);

        assertThat(rows()).isEqualTo(before).containsEntry("users", "1");
    }

    @Test
    void aLoginThatIsNotTheOwnersIsToldApartFromADatabaseWithHoles() {
        var service = new ConnectionUrls(urls.authenticator(), urls.authenticator());

        assertThatThrownBy(() -> examine(service))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("give the owner's connection string in ALEMBIC_MIGRATION_URL");
        assertThatThrownBy(() -> examine(TestServer.empty()))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("holds no schema of Alembic yet");
    }

    @Test
    void aServiceThatLogsInAsTheOwnerIsWarned() {
        assertThat(examine(new ConnectionUrls(urls.owner(), urls.owner())).warnings())
                .extracting(Finding::looked)
                .containsExactly("the service's login alembic");
    }

    @Test
    void aSubscriptionThatOutlivesItsAccountIsShown() throws SQLException {
        MutationTest.execute(urls.owner(), """
                INSERT INTO auth.users (id, email) VALUES ('00000000-0000-4000-8000-000000000001', 'alice@example.org');
                INSERT INTO public.subscriptions (user_id, stripe_customer_id, stripe_subscription_id, status)
                VALUES ('00000000-0000-4000-8000-000000000001', 'cus_1', 'sub_1', 'active');
                DELETE FROM auth.users
                """);

        assertThat(examine(urls).warnings()).extracting(Finding::looked).containsExactly("sub_1");

        MutationTest.execute(urls.owner(), "UPDATE public.subscription_archive SET ended_at = now()");
        assertThat(examine(urls).warnings()).isEmpty();
    }

    @Test
    void aDatabaseThatHasNotTakenEveryStepIsToldTo() throws SQLException {
        MutationTest.execute(urls.owner(), "DROP TABLE public.subscription_archive");

        assertThatThrownBy(() -> examine(urls))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("upgrade head");
    }

    @Test
    void aTableInUseIsNoHole() throws SQLException {
        try (Connection busy = urls.owner().connect()) {
            busy.setAutoCommit(false);
            busy.createStatement().execute("SELECT FROM credit_transactions");

            Diagnosis diagnosis = examine(urls);

            assertThat(diagnosis.holes()).isEmpty();
            assertThat(diagnosis.warnings()).extracting(Finding::looked).containsExactly("owner empties the ledger");
            busy.rollback();
        }
    }

    static Diagnosis examine(ConnectionUrls urls) {
        return new Diagnosis(examinations()
                .flatMap(examination -> examination.examine(urls).stream())
                .toList());
    }

    /** The cheapest first. */
    static Stream<Examination> examinations() {
        var configuration = new DoctorConfiguration();
        return Stream.of(
                configuration.catalogue(),
                configuration.attacks(),
                configuration.ledgerSums(),
                configuration.chargesOfTheDeparted(),
                configuration.usedUpBudgets());
    }

    private TreeMap<String, String> rows() throws SQLException {
        var counts = new TreeMap<String, String>();
        try (Connection connection = urls.owner().connect();
                var rows = connection.createStatement().executeQuery(TABLES)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getString(2));
            }
        }
        return counts;
    }
}

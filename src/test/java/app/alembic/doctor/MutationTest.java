package app.alembic.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A healthy database is broken in one place, and the doctor has to say where. */
class MutationTest {

    /** Every wall that refuses values, without those that make a person's profile and purse. */
    private static final String CHECKS_AND_TRIGGERS = """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname), conname
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'u') AND conrelid <> 0
            UNION ALL
            SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass), tgname FROM pg_trigger
            WHERE NOT tgisinternal AND tgname NOT IN ('alembic_follow_auth_user', 'write_opening_credits')
            """;

    private static final String WHAT_THE_CATALOGUE_SHOWS = """
            SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
                format('trigger %s on public.%s', tgname, tgrelid::regclass)
            FROM pg_trigger WHERE NOT tgisinternal AND tgrelid <> 'auth.users'::regclass
            UNION ALL
            SELECT format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', oid::regclass), format('public.%s', oid::regclass)
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            UNION ALL
            SELECT format('ALTER FUNCTION %s RESET ALL', oid::regprocedure), format('public.%s', oid::regprocedure)
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            """;

    private static final String POLICIES = """
            SELECT format('DROP POLICY %I ON %s', p.polname, p.polrelid::regclass), ''
            FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = 'public'::regnamespace
            """;

    static Set<String> policies() throws SQLException {
        return mutations(TestServer.migrated().owner(), POLICIES).keySet();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void noPolicyFallsUnnoticed(String mutation) throws SQLException {
        ConnectionUrls urls = TestServer.migrated();
        execute(urls.owner(), mutation);

        assertThat(DoctorTest.examinations()
                        .flatMap(examination -> examination.examine(urls).stream())
                        .anyMatch(finding -> finding.verdict() != Verdict.GOOD))
                .isTrue();
    }

    @Test
    void everyCheckKeyAndTriggerThatFallsIsToBePutBackByName() throws SQLException {
        ConnectionUrls urls = TestServer.migrated();
        Map<String, String> mutations = mutations(urls.owner(), CHECKS_AND_TRIGGERS);
        execute(urls.owner(), String.join(";", mutations.keySet()));

        String mends =
                DoctorTest.examine(urls).holes().stream().map(Finding::mend).collect(Collectors.joining("\n"));

        assertThat(mutations).hasSizeGreaterThan(50);
        assertThat(mutations.values()).allSatisfy(wall -> assertThat(mends).contains(wall));
    }

    @Test
    void everyTableTriggerAndFunctionThatTheCatalogueShowsToBeOpenIsNamed() throws SQLException {
        ConnectionUrls urls = TestServer.migrated();
        Map<String, String> mutations = mutations(urls.owner(), WHAT_THE_CATALOGUE_SHOWS);
        execute(urls.owner(), String.join(";", mutations.keySet()));

        List<Finding> holes =
                new Diagnosis(new DoctorConfiguration().catalogue().examine(urls)).holes();

        assertThat(mutations).hasSizeGreaterThan(30);
        assertThat(holes).extracting(Finding::looked).containsAll(mutations.values());
    }

    private static Map<String, String> mutations(ConnectionUrl url, String query) throws SQLException {
        var mutations = new TreeMap<String, String>();
        try (Connection connection = url.connect();
                var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                mutations.put(rows.getString(1), rows.getString(2));
            }
        }
        return mutations;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GRANT UPDATE (tier) ON users TO authenticated | alice takes a tier",
                "GRANT UPDATE (credits) ON users TO authenticated | alice hides credits behind her preferences",
                "GRANT UPDATE (credits) ON users TO service_role | service gives credits past the functions",
                "GRANT INSERT ON credit_transactions TO service_role | service writes a movement",
                "GRANT SELECT ON users TO anon | anon reads users",
                "GRANT TRUNCATE ON readings TO authenticated | alice empties readings",
                "GRANT TRIGGER ON users TO authenticated | alice puts a trigger on users",
                "GRANT REFERENCES ON users TO authenticated | alice points at users",
                "GRANT MAINTAIN ON users TO authenticated | alice locks users",
                "GRANT MAINTAIN ON readings TO authenticated | alice rebuilds readings",
                "GRANT UPDATE ON readings TO authenticated | alice rewrites an interpretation",
                "GRANT INSERT ON readings TO authenticated | alice keeps a reading for ninety years",
                "GRANT INSERT (created_at) ON readings TO authenticated | alice dates a reading into the future",
                "GRANT SELECT ON daily_draws TO authenticated | daily_draws and role authenticated",
                "GRANT CREATE ON SCHEMA public TO PUBLIC | alice makes a table in public",
                "GRANT EXECUTE ON FUNCTION deduct_credits(uuid, integer, text) TO authenticated | charlie spends Alice's credits",
                "GRANT EXECUTE ON FUNCTION grant_credits(uuid, integer, text, text, text) TO PUBLIC | anon grants credits",
                "GRANT EXECUTE ON FUNCTION write_opening_credits() TO service_role | service calls public.write_opening_credits()",
                "GRANT USAGE ON SCHEMA alembic TO authenticated; GRANT SELECT ON alembic.history TO authenticated | alice reads the migrations' history",
                "ALTER POLICY \"Users can update own profile\" ON users USING (email <> '') WITH CHECK (email <> '') | charlie changes everybody's preferences",
                "GRANT SELECT ON auth.keys TO service_role | auth.keys and role service_role",
                "ALTER TABLE auth.sessions DISABLE ROW LEVEL SECURITY | auth.sessions",
                "ALTER FUNCTION auth.uid() RESET ALL | auth.uid()",
                "GRANT INSERT ON alembic.history TO anon | alembic.history and role anon",
                "GRANT SELECT ON auth.users TO authenticated | alice reads the accounts",
                "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM authenticated | alice sees her profile",
                "REVOKE EXECUTE ON FUNCTION deduct_credits(uuid, integer, text, text) FROM service_role | service deducts a credit under a name",
                "REVOKE EXECUTE ON FUNCTION auth.uid() FROM authenticated | alice sees her profile",
                "ALTER POLICY \"Users can view own readings\" ON readings USING (true) | charlie reads another's readings",
                "ALTER POLICY \"Users can view own readings\" ON readings USING (question <> '') | charlie reads another's readings",
                "ALTER POLICY \"Users can delete own readings\" ON readings USING (question <> '') | charlie deletes blindly from readings",
                "ALTER POLICY \"Users can update own profile\" ON users USING (true) WITH CHECK (true); ALTER POLICY \"Users can view own profile\" ON users USING (true) | charlie changes preferences of Alice's users",
                "ALTER POLICY \"Users can create own readings\" ON readings WITH CHECK (true) | charlie writes a reading into Alice's name",
                "ALTER POLICY \"Users can create messages for own readings\" ON reading_messages WITH CHECK (role = 'user') | charlie speaks into Alice's reading",
                "ALTER POLICY \"Users can create messages for own readings\" ON reading_messages WITH CHECK (reading_id IN (SELECT id FROM readings)) | alice speaks as the assistant",
                "ALTER POLICY \"Disable user access to llm_usage\" ON llm_usage USING (user_id = auth.uid()) | alice sees what models cost",
                "ALTER POLICY \"Users can delete own failed generations\" ON generations USING (user_id = auth.uid()) | alice deletes a generation that was delivered",
                "CREATE POLICY more ON readings FOR SELECT TO PUBLIC USING (created_at > '2000-01-01') | charlie reads another's readings",
                "ALTER TABLE users DISABLE ROW LEVEL SECURITY | charlie reads another's users",
                "CREATE TABLE public.notes (user_id uuid, words text) | public.notes",
                "CREATE VIEW public.everybody AS SELECT * FROM users; GRANT SELECT ON public.everybody TO authenticated | public.everybody",
                "CREATE MATERIALIZED VIEW public.everybody AS SELECT id FROM users; GRANT SELECT ON public.everybody TO authenticated | public.everybody",
                "CREATE FUNCTION public.loose() RETURNS integer LANGUAGE sql AS 'SELECT 1' | public.loose()",
                "CREATE FUNCTION public.own() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1'; GRANT EXECUTE ON FUNCTION public.own() TO authenticated | alice calls public.own()",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO authenticated | TABLES made by alembic in public",
                "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC | FUNCTIONS made by alembic",
                "ALTER TABLE readings DROP CONSTRAINT readings_created_at_finite | service dates a reading to the end of time",
                "ALTER TABLE readings DROP CONSTRAINT readings_cards_bounded | alice lays a card of 100 KB",
                "DROP TRIGGER check_reading_cards ON readings | alice lays a seventy-ninth card",
                "DROP TRIGGER ledger_is_append_only ON credit_transactions | owner changes a movement",
                "DROP TRIGGER ledger_is_not_truncated ON credit_transactions | owner empties the ledger",
                "ALTER TABLE credit_transactions DISABLE TRIGGER ledger_balances | trigger ledger_balances on public.credit_transactions",
                "CREATE OR REPLACE FUNCTION public.ledger_balances() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS 'BEGIN RETURN NULL; END' | owner gives credits without a movement",
                "DROP TRIGGER alembic_follow_auth_user ON auth.users | two new people with a reading each",
                "INSERT INTO auth.users (id) VALUES ('00000000-0000-4000-8000-000000000001'); SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE users DISABLE TRIGGER ledger_balances; UPDATE users SET credits = 8; ALTER TABLE users ENABLE TRIGGER ledger_balances | balance of 00000000-0000-4000-8000-000000000001"
            })
    void aHoleIsNamed(String mutation, String named) throws SQLException {
        ConnectionUrls urls = TestServer.migrated();
        execute(urls.owner(), mutation);

        assertThat(DoctorTest.examinations()
                        .flatMap(examination -> new Diagnosis(examination.examine(urls)).holes().stream())
                        .anyMatch(hole -> hole.looked().equals(named)))
                .isTrue();
    }

    @Test
    void everyMendInSqlOfTheRightsMendsThem() throws SQLException {
        ConnectionUrls urls = TestServer.migrated();
        execute(urls.owner(), """
                GRANT ALL ON ALL TABLES IN SCHEMA public TO anon, authenticated;
                GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC;
                GRANT UPDATE (tier) ON users TO anon;
                REVOKE SELECT ON readings FROM service_role;
                CREATE VIEW public.everybody AS SELECT * FROM users;
                GRANT SELECT ON public.everybody TO authenticated;
                ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon;
                ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
                GRANT ALL ON SCHEMA alembic TO anon;
                GRANT ALL ON alembic.history TO authenticated;
                GRANT CREATE ON SCHEMA public TO PUBLIC;
                ALTER TABLE users DISABLE TRIGGER ledger_balances
                """);
        Examination catalogue = new DoctorConfiguration().catalogue();

        List<Finding> before = new Diagnosis(catalogue.examine(urls)).holes();
        for (Finding hole : before) {
            execute(urls.owner(), hole.mend());
        }

        assertThat(before).hasSizeGreaterThan(40);
        assertThat(new Diagnosis(catalogue.examine(urls)).holes()).isEmpty();
    }

    static void execute(ConnectionUrl url, String sql) throws SQLException {
        try (Connection connection = url.connect()) {
            connection.createStatement().execute(sql);
        }
    }
}

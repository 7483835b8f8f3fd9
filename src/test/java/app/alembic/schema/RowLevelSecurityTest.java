package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.AccountId;
import app.alembic.schema.SqlStage.Outcome.Refused;
import app.alembic.schema.SqlStage.Outcome.Rows;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alice owns the rows; Charlie is signed in too and must see and change nothing of hers; anon is nobody. */
@ParameterizedClass
@EnumSource(Place.class)
class RowLevelSecurityTest {

    private static final String DENIED = "42501";

    private static SqlStage stage;
    private static AccountId alice;
    private static AccountId charlie;
    private static UUID reading;

    @Parameter
    Place place;

    @BeforeParameterizedClassInvocation
    static void people(Place place) {
        stage = new SqlStage(place);
        alice = stage.person("alice");
        charlie = stage.person("charlie");
        reading = stage.readingOf(alice);
    }

    @AfterParameterizedClassInvocation
    static void end() throws SQLException {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "readings",
                "reading_messages",
                "replies",
                "subscriptions",
                "credit_transactions",
                "generations"
            })
    void ownersSeeTheirOwnRowsAndNobodyElseSeesThem(String table) {
        String mine = "SELECT FROM %s WHERE %s".formatted(table, ownedBy(table, alice));

        assertThat(stage.as("authenticated", alice, mine)).isEqualTo(new Rows(1));
        assertThat(stage.as("authenticated", charlie, mine)).isEqualTo(new Rows(0));
        assertThat(stage.as("authenticated", null, mine)).isEqualTo(new Rows(0));
        assertRefused(stage.as("anon", null, mine));
    }

    @Test
    void nobodyButTheServiceSeesWhatModelsCostOrHowOftenSomebodyDrew() {
        assertThat(stage.as("authenticated", alice, "SELECT FROM llm_usage")).isEqualTo(new Rows(0));
        assertRefused(stage.as("authenticated", alice, "SELECT FROM daily_draws"));
        assertRefused(stage.as("anon", null, "SELECT FROM llm_usage"));
        assertThat(stage.as("service_role", null, "SELECT FROM llm_usage")).isEqualTo(new Rows(1));
    }

    @ParameterizedTest
    @CsvSource({
        "users, preferences = '{}'",
        "users, email = 'mine@example.org'",
        "users, tier = 'initiate'",
        "users, credits = 99",
        "readings, interpretation = 'mine'",
        "reading_messages, content = 'mine'",
        "replies, state = 'complete'",
        "subscriptions, status = 'active'",
        "credit_transactions, amount = 99",
        "llm_usage, cost_usd = 0",
        "generations, state = 'failed'",
        "daily_draws, draws = 1"
    })
    void nobodyChangesAnothersRows(String table, String change) {
        assertNothingDone(
                stage.as("authenticated", charlie, "UPDATE %s SET %s".formatted(table, change)), "UPDATE", table);
        assertRefused(stage.as("anon", null, "UPDATE %s SET %s".formatted(table, change)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "readings",
                "reading_messages",
                "replies",
                "subscriptions",
                "credit_transactions",
                "llm_usage",
                "generations",
                "daily_draws"
            })
    void nobodyDeletesAnothersRowsOrEmptiesATable(String table) {
        long before = stage.number("SELECT count(*) FROM " + table);

        stage.as("authenticated", charlie, "DELETE FROM %s WHERE %s".formatted(table, ownedBy(table, alice)));
        assertRefused(stage.as("anon", null, "DELETE FROM " + table));
        assertRefused(stage.as("authenticated", charlie, "TRUNCATE %s CASCADE".formatted(table)));
        assertRefused(stage.as("anon", null, "TRUNCATE %s CASCADE".formatted(table)));

        assertThat(stage.number("SELECT count(*) FROM " + table)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET credits = 1000",
                "UPDATE users SET tier = 'initiate'",
                "UPDATE users SET preferences = '{\"a\": 1}', credits = 1000",
                "UPDATE users SET email = 'other@example.org'",
                "UPDATE readings SET question = 'Another?'",
                "UPDATE generations SET state = 'interpreting'",
                "INSERT INTO credit_transactions (user_id, amount, type) VALUES (auth.uid(), 5, 'bonus')",
                "INSERT INTO subscriptions (user_id, stripe_customer_id) VALUES (auth.uid(), 'cus_x')",
                "INSERT INTO users (id, email) VALUES (auth.uid(), 'x@example.org')",
                "SELECT deduct_credits(auth.uid(), 1, 'x')",
                "SELECT deduct_credits(auth.uid(), 1, 'x', 'y')",
                "SELECT grant_credits(auth.uid(), 1, 'bonus', 'x', 'y')",
                "SELECT * FROM auth.users",
                "SELECT * FROM auth.sessions",
                "SELECT * FROM auth.keys",
                "SELECT * FROM alembic.history",
                "SET LOCAL ROLE alembic",
                "CREATE TABLE public.mine (n int)"
            })
    void aStolenTokenGainsNothing(String attempt) {
        assertRefused(stage.as("authenticated", alice, inThisPlace(attempt)));
        assertRefused(stage.as("anon", null, inThisPlace(attempt)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET credits = 1000",
                "INSERT INTO credit_transactions (user_id, amount, type) SELECT id, 5, 'bonus' FROM users",
                "DELETE FROM credit_transactions",
                "UPDATE llm_usage SET cost_usd = 0",
                "SELECT * FROM auth.users",
                "SELECT * FROM auth.sessions",
                "SELECT * FROM auth.keys",
                "UPDATE auth.users SET raw_app_meta_data = '{\"role\": \"admin\"}'",
                "DELETE FROM auth.sessions",
                "INSERT INTO alembic.history VALUES (99, 'x', 'x', 'x', 'x')"
            })
    void notEvenTheServiceGoesPastTheLedgerOrIntoAuth(String attempt) {
        assertRefused(stage.as("service_role", null, inThisPlace(attempt)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id, user_id, question, spread_type, cards, interpretation | gen_random_uuid(), auth.uid(), 'q', 'single', %s, 'i'",
                "user_id, question, spread_type, cards, interpretation, created_at | auth.uid(), 'q', 'single', %s, 'i', 'infinity'",
                "user_id, question, spread_type, cards, interpretation, keep_until | auth.uid(), 'q', 'single', %s, 'i', now() + interval '90 years'",
                "user_id, question, spread_type, cards, interpretation, drawn | auth.uid(), 'q', 'single', %s, 'i', true"
            })
    void ownReadingsCannotBeForgedAsDrawnOrDatedToEscapeRetention(String columns, String values) {
        assertRefused(stage.as("authenticated", alice, insertReading(columns, values.formatted(card("major_1")))));
    }

    @Test
    void aReadingCannotBePutIntoAnothersName() {
        String forged = "'%s', 'q', 'single', %s, 'i'".formatted(alice, card("major_1"));

        assertRefused(stage.as(
                "authenticated",
                charlie,
                insertReading("user_id, question, spread_type, cards, interpretation", forged)));
    }

    @Test
    void onesOwnCardsMayBeEnteredByHandUnderOnesOwnNamesForThePlaces() {
        assertThat(stage.as(
                        "authenticated",
                        charlie,
                        insertReading(
                                "user_id, question, spread_type, cards, interpretation",
                                "auth.uid(), 'What now?', 'single', %s, 'A thought.'".formatted(card("cups_ace")))))
                .isEqualTo(new Rows(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'[]'",
                "'{}'",
                "'[1]'",
                "'[{\"id\":\"major_22\",\"name\":\"x\",\"position\":\"x\",\"reversed\":false}]'",
                "'[{\"id\":\"major_1\",\"name\":\"x\",\"position\":\"x\",\"reversed\":\"no\"}]'",
                "'[{\"id\":\"major_1\",\"name\":\"x\",\"reversed\":false}]'"
            })
    void whatIsNoCardIsRefused(String cards) {
        assertThat(stage.as(
                        "authenticated",
                        alice,
                        insertReading(
                                "user_id, question, spread_type, cards, interpretation",
                                "auth.uid(), 'q', 'single', %s, 'i'".formatted(cards))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theAssistantsWordsCannotBeForgedNorSpokenIntoAnothersReading() {
        String assistant = "INSERT INTO reading_messages (reading_id, role, content) VALUES ('%s', 'assistant', 'x')";
        String user = "INSERT INTO reading_messages (reading_id, role, content) VALUES ('%s', 'user', 'x')";

        assertRefused(stage.as("authenticated", alice, assistant.formatted(reading)));
        assertRefused(stage.as("authenticated", charlie, user.formatted(reading)));
    }

    @Test
    void preferencesAreOnesOwnAndBounded() {
        assertThat(stage.as("authenticated", alice, "UPDATE users SET preferences = '{\"upright_only\": true}'"))
                .isEqualTo(new Rows(1));
        assertThat(stage.as("authenticated", alice, "UPDATE users SET preferences = '[]'"))
                .isInstanceOf(Refused.class);
        assertThat(stage.as(
                        "authenticated",
                        alice,
                        "UPDATE users SET preferences = jsonb_build_object('a', repeat('x', 20000))"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void everyTableHasRowSecurityAPolicyAPrimaryKeyAndAnIndexForEachForeignKey() {
        String ours = " c.relkind = 'r' AND c.relnamespace IN (%s) ".formatted(ourSchemas());
        assertThat(stage.number("SELECT count(*) FROM pg_class c WHERE NOT relrowsecurity AND" + ours))
                .isZero();
        assertThat(stage.number("SELECT count(*) FROM pg_class c WHERE" + ours
                        + "AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)"))
                .isZero();
        assertThat(stage.number("SELECT count(*) FROM pg_class c WHERE" + ours
                        + "AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)"))
                .isZero();
        assertThat(
                        stage.number(
                                "SELECT count(*) FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid"
                                        + " WHERE f.contype = 'f' AND" + ours
                                        + "AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = f.conkey[1])"))
                .isZero();
    }

    /** Whatever the server granted by default before; the service asks for its rights by name as well. */
    @ParameterizedTest
    @ValueSource(strings = {"anon", "authenticated", "service_role"})
    void whatIsMadeLaterBelongsToNobodyUntilItIsGranted(String role) {
        stage.asOwner("""
                CREATE TABLE IF NOT EXISTS public.made_later (id bigserial PRIMARY KEY);
                CREATE OR REPLACE FUNCTION public.made_later() RETURNS integer LANGUAGE sql AS 'SELECT 1'
                """);

        assertRefused(stage.as(role, null, "SELECT FROM public.made_later"));
        assertRefused(stage.as(role, null, "INSERT INTO public.made_later DEFAULT VALUES"));
        assertRefused(stage.as(role, null, "SELECT nextval('public.made_later_id_seq')"));
        assertRefused(stage.as(role, null, "SELECT public.made_later()"));
        stage.asOwner("DROP TABLE public.made_later; DROP FUNCTION public.made_later()");
    }

    @Test
    void everyFunctionHasAFixedSearchPathAndNoneIsOpenToEverybody() {
        String ours = " FROM pg_proc p WHERE pronamespace IN (%s) ".formatted(ourSchemas());
        assertThat(stage.number("SELECT count(*)" + ours
                        + "AND NOT coalesce(array_to_string(proconfig, ','), '') LIKE '%search_path=%'"))
                .isZero();
        assertThat(stage.number("SELECT count(*)" + ours + "AND has_function_privilege('public', p.oid, 'EXECUTE')"))
                .isZero();
    }

    /** Where Supabase keeps its secrets, and who is mightier there than the login that serves. */
    private String inThisPlace(String attempt) {
        return place.isSupabase()
                ? attempt.replace("auth.keys", "auth.refresh_tokens").replace("ROLE alembic", "ROLE supabase_admin")
                : attempt;
    }

    private String ourSchemas() {
        return place.isSupabase() ? "'public'::regnamespace" : "'public'::regnamespace, 'auth'::regnamespace";
    }

    private static String ownedBy(String table, AccountId owner) {
        return switch (table) {
            case "users" -> "id = '%s'".formatted(owner);
            case "reading_messages", "replies" -> "reading_id = '%s'".formatted(reading);
            default -> "user_id = '%s'".formatted(owner);
        };
    }

    private static String card(String id) {
        return "'[{\"id\":\"%s\",\"name\":\"x\",\"position\":\"Here\",\"reversed\":false}]'".formatted(id);
    }

    private static String insertReading(String columns, String values) {
        return "INSERT INTO readings (%s) VALUES (%s)".formatted(columns, values);
    }

    private static void assertRefused(SqlStage.Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sqlState())
                                .as("%s: %s", stage.place, refused.message())
                                .isEqualTo(DENIED));
    }

    /** Refused outright, or allowed on one's own rows alone: then Alice's are as they were. */
    private static void assertNothingDone(SqlStage.Outcome outcome, String verb, String table) {
        if (outcome instanceof Rows(int count)) {
            assertThat(count).as("%s of %s", verb, table).isLessThanOrEqualTo(1);
            assertThat(stage.number("SELECT count(*) FROM users WHERE id = '%s' AND preferences = '{\"seen\": 1}'"
                            .formatted(alice)))
                    .isZero();
        } else {
            assertRefused(outcome);
        }
    }
}

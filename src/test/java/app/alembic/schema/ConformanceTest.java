package app.alembic.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrl;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/**
 * The specification's own SQL, loaded beside the migrated schema: each fact in its catalogue is a fact in ours, but for
 * the differences listed here. Ours may have more.
 */
class ConformanceTest {

    /**
     * Where the same is meant in other words, or something stricter.
     *
     * @param fact what a line of the catalogue begins with, as a regular expression
     */
    private record Difference(String fact, String seed, String ours, String reason) {

        String appliedTo(String line) {
            return Pattern.compile(fact).matcher(line).lookingAt() ? line.replace(seed, ours) : line;
        }
    }

    private static final String READING_IS_ONES_OWN_ROW_BY_ROW = "(EXISTS ( SELECT 1 FROM readings"
            + " WHERE ((readings.id = reading_messages.reading_id) AND (readings.user_id = ( SELECT auth.uid() AS uid)))))";

    private static final String READING_IS_ONES_OWN =
            "(reading_id = ANY (ARRAY( SELECT r.id FROM readings r WHERE (r.user_id = ( SELECT auth.uid() AS uid)))))";

    private static final String FIXED_PATH = "settings {\"search_path=\\\"\\\"\"}";

    /** In the order in which they apply. */
    private static final List<Difference> DIFFERENCES = List.of(
            new Difference(
                    "table \\w+ policy", " to {-} ", " to {authenticated} ", "nobody else has rows of their own"),
            new Difference(
                    "table \\w+ policy",
                    "auth.uid()",
                    "( SELECT auth.uid() AS uid)",
                    "asked once for each statement, not for each row"),
            new Difference(
                    "table users policy Users can update own profile ",
                    "check ",
                    "check (( SELECT auth.uid() AS uid) = id)",
                    "what PostgreSQL takes for a missing check, said aloud"),
            new Difference(
                    "table reading_messages policy Users can view messages for own readings ",
                    READING_IS_ONES_OWN_ROW_BY_ROW,
                    READING_IS_ONES_OWN,
                    "the same messages by way of the index: 2.7 ms instead of 266 ms at a million"),
            new Difference(
                    "table reading_messages policy Users can create messages for own readings ",
                    READING_IS_ONES_OWN_ROW_BY_ROW,
                    "((role = 'user'::text) AND " + READING_IS_ONES_OWN + ")",
                    "nobody puts words into the oracle's mouth"),
            new Difference(
                    "table reading_messages column created_at ",
                    "default now()",
                    "default clock_timestamp()",
                    "two messages of one transaction keep their order"),
            new Difference(
                    "function deduct_credits\\(",
                    " volatile ",
                    " volatile as its owner ",
                    "whoever may call it may still not write balances or the ledger"),
            new Difference("function ", "settings {}", FIXED_PATH, "no function looks up names where its caller says"));

    private static ConnectionUrl migrated;
    private static List<String> specified;

    @BeforeAll
    static void databases() throws Exception {
        migrated = Place.BARE_18.migrated().owner();
        specified = seed(Place.BARE_18);
    }

    @ParameterizedTest
    @EnumSource
    void allThatTheSpecificationHasIsThereButForTheseDifferences(Place place) throws Exception {
        List<String> seed = seed(place);
        List<String> ours = Catalogue.of(place.migrated().owner());

        assertThat(seed)
                .filteredOn(line -> line.matches("table \\w+ with row security"))
                .hasSize(6);
        assertThat(missing(seed, ours, DIFFERENCES)).isEmpty();
        for (Difference difference : DIFFERENCES) {
            var others = new ArrayList<>(DIFFERENCES);
            others.remove(difference);
            assertThat(missing(seed, ours, others))
                    .as("what would be missing but for the difference that %s", difference)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE users ALTER credits SET DEFAULT 5",
                "ALTER TABLE users ALTER credits DROP DEFAULT",
                "ALTER TABLE readings ALTER question DROP NOT NULL",
                "ALTER TABLE readings ALTER interpretation TYPE varchar",
                "ALTER TABLE llm_usage ALTER cost_usd TYPE numeric(12, 6)",
                "ALTER TABLE readings RENAME interpretation TO answer",
                "ALTER TABLE users DROP CONSTRAINT users_tier_check",
                "ALTER TABLE llm_usage DROP CONSTRAINT llm_usage_user_id_fkey,"
                        + " ADD CONSTRAINT llm_usage_user_id_fkey FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE",
                "DROP INDEX idx_readings_created_at; CREATE INDEX idx_readings_created_at ON readings (created_at)",
                "DROP INDEX idx_subscriptions_user_id; CREATE INDEX idx_subscriptions_user_id ON subscriptions (user_id)",
                "ALTER POLICY \"Users can delete own readings\" ON readings USING (true)",
                "ALTER POLICY \"Users can view own profile\" ON users TO public",
                "DROP POLICY \"Disable user access to llm_usage\" ON llm_usage",
                "ALTER TABLE subscriptions DISABLE ROW LEVEL SECURITY",
                "ALTER TABLE users DISABLE TRIGGER update_users_updated_at",
                "DROP TRIGGER update_users_updated_at ON users",
                "DROP FUNCTION deduct_credits(uuid, integer, text)",
                "DROP FUNCTION deduct_credits(uuid, integer, text); CREATE FUNCTION deduct_credits(who uuid,"
                        + " p_amount integer, p_description text) RETURNS boolean LANGUAGE sql SECURITY DEFINER"
                        + " SET search_path = '' AS 'SELECT true'"
            })
    void whateverOfTheSpecificationChangesIsNoticed(String change) throws Exception {
        try (Connection connection = migrated.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);
            assertThat(missing(specified, Catalogue.of(connection), DIFFERENCES))
                    .isNotEmpty();
        }
    }

    private static List<String> missing(List<String> seed, List<String> ours, List<Difference> differences) {
        var there =
                new HashSet<>(ours.stream().map(ConformanceTest::withoutBody).toList());
        return seed.stream()
                .map(ConformanceTest::withoutBody)
                .map(line -> {
                    String expected = line;
                    for (Difference difference : differences) {
                        expected = difference.appliedTo(expected);
                    }
                    return expected;
                })
                .filter(line -> !there.contains(line))
                .toList();
    }

    /** What a function does is shown by what it does. */
    private static String withoutBody(String line) {
        return line.replaceFirst(" body \\w+$", "");
    }

    /** Without the rights and defaults, of which the specification says nothing, and without the schema auth, which it presumes. */
    private static List<String> seed(Place place) throws SQLException, IOException {
        ConnectionUrl owner = place.untouched().owner();
        try (Connection connection = owner.connect();
                var statement = connection.createStatement()) {
            if (!place.isSupabase()) {
                statement.execute("""
                        CREATE SCHEMA auth;
                        CREATE TABLE auth.users (id uuid PRIMARY KEY);
                        CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid'
                        """);
            }
            statement.execute("SET search_path = public");
            statement.execute(new ClassPathResource("seed/data-model.sql").getContentAsString(UTF_8));
        }
        return Catalogue.of(owner).stream()
                .filter(line -> !line.matches(
                        "(table|function|schema) (auth\\b.*|\\S+ grant .*)|(default privileges|comment on) .*"))
                .toList();
    }
}

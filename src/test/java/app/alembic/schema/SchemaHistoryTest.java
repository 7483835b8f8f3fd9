package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.DatabaseUnusable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaHistoryTest {

    private static final Migration FIRST = migration("1", "base", "CREATE TABLE one (n int);");
    private static final Migration SECOND = migration("2", "1", "CREATE TABLE two (n int);");
    private static final Migration THIRD = migration("3", "2", "CREATE TABLE three (n int);");

    private final ConnectionUrl owner = TestServer.empty().owner();

    @Test
    void bringsAnEmptyDatabaseToTheHeadAndDoesNothingMoreTheSecondTime() throws Exception {
        var history = new SchemaHistory(owner, Migrations.ofThisBuild());

        history.upgradeToHead();
        List<String> once = Catalogue.of(owner);
        history.upgradeToHead();

        assertThat(Catalogue.of(owner)).isEqualTo(once);
        assertThat(rows("alembic.history"))
                .isEqualTo(Migrations.ofThisBuild().inOrder().size());
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void everyStepLeadsThereBackAndThereAgain(Place place) throws Exception {
        ConnectionUrl here = place.untouched().owner();
        var history = new SchemaHistory(here, Migrations.ofThisBuild());
        var ways = new ArrayList<List<String>>();
        for (int step = 0; step < Migrations.ofThisBuild().inOrder().size(); step++) {
            history.upgrade("+1");
            ways.add(Catalogue.of(here));
        }

        for (List<String> there : ways.reversed()) {
            assertThat(undoable(Catalogue.of(here))).isEqualTo(undoable(there));
            history.downgrade(history.downgradePlan("-1"));
            List<String> back = Catalogue.of(here);
            history.upgrade("+1");
            assertThat(undoable(Catalogue.of(here))).isEqualTo(undoable(there));
            history.downgrade(history.downgradePlan("-1"));
            assertThat(Catalogue.of(here)).isEqualTo(back);
        }
        assertThat(Catalogue.of(here)).noneMatch(line -> line.startsWith("table users"));

        history.upgradeToHead();
        assertThat(Catalogue.of(here)).isEqualTo(ways.getLast());
    }

    /** What objects made later are open to is closed by the first step and stays closed: see its undo. */
    private static List<String> undoable(List<String> catalogue) {
        return catalogue.stream()
                .filter(line -> !line.startsWith("default privileges") && !line.startsWith("schema public"))
                .toList();
    }

    @Test
    void aWayIsNamedByStepsByRevisionOrByItsEnds() {
        history(FIRST, SECOND, THIRD).upgrade("+2");
        assertThat(taken()).containsExactly("1", "2");
        history(FIRST, SECOND, THIRD).upgrade("head");
        assertThat(taken()).containsExactly("1", "2", "3");
        back("1");
        assertThat(taken()).containsExactly("1");
        history(FIRST, SECOND, THIRD).upgrade("3");
        back("-2");
        assertThat(taken()).containsExactly("1");
        back("base");
        assertThat(taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9, There is no revision 9; `alembic history` lists them.",
        "+4, '+4 leads past the end of the history: it has 3 steps, the database took 1.'",
        "base, The database is already past base; `alembic downgrade` goes back."
    })
    void aPlaceThatIsNotThereIsSaid(String destination, String message) {
        upgrade(FIRST);

        assertThatThrownBy(() -> history(FIRST, SECOND, THIRD).upgrade(destination))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessage(message);
        assertThatThrownBy(() -> history(FIRST).downgradePlan("-3")).hasMessageContaining("past the beginning");
        assertThat(taken()).containsExactly("1");
    }

    @Test
    void goingBackSaysWhatWillBeLost() throws Exception {
        upgrade(FIRST, SECOND);
        execute("INSERT INTO two VALUES (1), (2)");

        Plan plan = history(FIRST, SECOND).downgradePlan("base");

        assertThat(plan.steps()).containsExactly("2 a step", "1 a step");
        assertThat(plan.losses()).containsExactly("the rows of two (2 now)");
    }

    @Test
    void aStepThatThisBuildDoesNotKnowCanBeTakenBackByItsStoredUndo() throws Exception {
        upgrade(FIRST, SECOND);

        SchemaHistory older = history(FIRST);
        older.downgrade(older.downgradePlan("1"));

        assertThat(taken()).containsExactly("1");
        assertThat(rows("pg_class WHERE relname = 'two'")).isZero();
    }

    @Test
    void aPlanThatTheDatabaseOutranIsNotCarriedOut() {
        upgrade(FIRST);
        Plan plan = history(FIRST).downgradePlan("-1");
        upgrade(FIRST, SECOND);

        assertThatThrownBy(() -> history(FIRST, SECOND).downgrade(plan))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("moved the database meanwhile");
        assertThat(taken()).containsExactly("1", "2");
    }

    @Test
    void aPrintedScriptDoesTheSameAndWithPrintingNothingHappens() throws Exception {
        var history = new SchemaHistory(owner, Migrations.ofThisBuild());

        String up = history.upgradePlan("head").sql();
        assertThat(rows("pg_namespace WHERE nspname IN ('alembic', 'auth')")).isZero();
        execute(up);
        assertThat(Catalogue.of(owner))
                .isEqualTo(Catalogue.of(TestServer.migrated().owner()));

        execute(history.downgradePlan("base").sql());
        assertThat(taken()).isEmpty();
        history.upgradeToHead();
        assertThat(Catalogue.of(owner))
                .isEqualTo(Catalogue.of(TestServer.migrated().owner()));
    }

    @Test
    void aConnectionThatIsLostHalfWayLeavesWholeStepsAndTheNextRunGoesOn() throws Exception {
        Migration waits = migration("2", "1", "CREATE TABLE two (n int); SELECT pg_advisory_xact_lock(7);");
        try (var gate = owner.connect();
                var statement = gate.createStatement();
                var threads = Executors.newSingleThreadExecutor()) {
            statement.execute("SELECT pg_advisory_lock(7)");
            var run = threads.submit(() -> upgrade(FIRST, waits));
            while (!statement.executeQuery("""
                            SELECT pg_terminate_backend(pid) FROM pg_locks
                            WHERE locktype = 'advisory' AND NOT granted AND objid = 7
                              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                            """).next()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(run::get)
                    .hasCauseInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("2.sql")
                    .hasMessageContaining("The connection was lost");
        }
        assertThat(taken()).containsExactly("1");

        upgrade(FIRST, waits);
        assertThat(taken()).containsExactly("1", "2");
    }

    @Test
    void aLoginWithoutTheRightsIsToldWhoseTheyAre() {
        ConnectionUrl stranger = TestServer.migrated().authenticator();

        assertThatThrownBy(() -> new SchemaHistory(stranger, Migrations.ofThisBuild()).upgradeToHead())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("permission denied")
                .hasMessageContaining("ALEMBIC_MIGRATION_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT;", "rollback;", "CREATE TABLE x (); COMMIT ; ", "BEGIN;", "END;"})
    void aScriptThatEndsItsTransactionItselfIsRefused(String up) {
        assertThatThrownBy(() -> migration("1", "base", up))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("1.sql says")
                .hasMessageContaining("one transaction");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; END; $$;",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END;",
                "SELECT 'COMMIT;'; -- COMMIT;",
                "/* ROLLBACK; */ SELECT 1;"
            })
    void wordsInsideOfBodiesLiteralsAndCommentsAreNoTransactions(String up) {
        upgrade(migration("1", "base", up));

        assertThat(taken()).containsExactly("1");
    }

    @Test
    void strangersMayNotEvenLookAtTheHistory() {
        var stage = new SqlStage(Place.BARE_18);
        for (String role : List.of("anon", "authenticated")) {
            for (String sql : List.of("SELECT FROM alembic.history", "DELETE FROM alembic.history")) {
                assertThat(stage.as(role, null, sql)).isInstanceOf(SqlStage.Outcome.Refused.class);
            }
        }
    }

    @Test
    void manyNodesThatStartTogetherMigrateOnce() throws Exception {
        var nodes = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 5; i++) {
            nodes.add(() -> {
                upgrade(FIRST, SECOND);
                return true;
            });
        }

        try (var threads = Executors.newFixedThreadPool(5)) {
            for (var node : threads.invokeAll(nodes)) {
                assertThat(node.get()).isTrue();
            }
        }

        assertThat(rows("alembic.history")).isEqualTo(2);
    }

    @Test
    void aMistakeNamesFileAndLineAndAppliesNothingOfItsScript() throws Exception {
        Migration broken = migration("2", "1", "CREATE TABLE two (n int);\n\nCREATE TABEL three (n int);");

        assertThatThrownBy(() -> upgrade(FIRST, broken))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("2.sql, line 8")
                .hasMessageContaining("syntax error");
        assertThat(rows("alembic.history")).isEqualTo(1);
        assertThat(rows("pg_class WHERE relname = 'two'")).isZero();

        upgrade(FIRST, SECOND);
        assertThat(rows("alembic.history")).isEqualTo(2);
    }

    @Test
    void aPlainNameIsMadeInPublicThoughTheOwnerIsCalledLikeTheSchemaOfTheHistory() throws Exception {
        upgrade(FIRST, SECOND);

        assertThat(rows("pg_tables WHERE schemaname = 'public' AND tablename IN ('one', 'two')"))
                .isEqualTo(2);
    }

    @Test
    void aScriptThatWasEditedAfterwardsIsRefused() {
        upgrade(FIRST);

        assertThatThrownBy(() -> upgrade(migration("1", "base", "CREATE TABLE one (n bigint);")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("1.sql was edited after it was applied");
    }

    @Test
    void aDatabaseAheadOfTheBuildIsLeftAlone() {
        upgrade(FIRST, SECOND);

        assertThatThrownBy(() -> upgrade(FIRST))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("ahead of this Alembic");
    }

    @Test
    void aHistoryWithTwoHeadsOrAHoleIsRefused() {
        assertThatThrownBy(() -> upgrade(FIRST, SECOND, migration("3", "1", "SELECT 1;")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("two heads");
        assertThatThrownBy(() -> upgrade(FIRST, migration("3", "9", "SELECT 1;")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("follows 9, which does not exist");
    }

    @Test
    void whatHasNotTheFormOfAMigrationIsRefused() {
        assertThatThrownBy(() -> Migration.parse("x.sql", "CREATE TABLE x ();"))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("-- up");
        assertThatThrownBy(() -> Migration.parse("x.sql", "-- revision: 1\n-- up\n-- undo\n"))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("-- follows");
    }

    /** The head of the file takes four lines, so its statements begin on the sixth. */
    private static Migration migration(String revision, String follows, String up) {
        String undo = Pattern.compile("CREATE (TABLE \\w+) .*").matcher(up).replaceAll("DROP $1;");
        String text = "-- revision: %s\n-- follows: %s\n-- title: a step\n\n-- up\n%s\n-- undo\n%s\n"
                .formatted(revision, follows, up, undo);
        return Migration.parse(revision + ".sql", text);
    }

    private void upgrade(Migration... migrations) {
        history(migrations).upgradeToHead();
    }

    private void back(String destination) {
        SchemaHistory history = history(FIRST, SECOND, THIRD);
        history.downgrade(history.downgradePlan(destination));
    }

    private SchemaHistory history(Migration... migrations) {
        return new SchemaHistory(owner, new Migrations(List.of(migrations)));
    }

    private List<String> taken() {
        return history().steps().stream().map(Step::revision).toList();
    }

    private void execute(String sql) throws Exception {
        try (var connection = owner.connect()) {
            connection.createStatement().execute(sql);
        }
    }

    private long rows(String from) throws Exception {
        try (var connection = owner.connect();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

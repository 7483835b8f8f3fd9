package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.DatabaseUnusable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SchemaHistoryTest {

    private static final Migration FIRST = migration("1", "base", "CREATE TABLE one (n int);");
    private static final Migration SECOND = migration("2", "1", "CREATE TABLE two (n int);");

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

    @Test
    void everyStepCanBeUndoneAndDoneAgainWithTheSameResult() throws Exception {
        new SchemaHistory(owner, Migrations.ofThisBuild()).upgradeToHead();
        List<String> once = Catalogue.of(owner);

        for (Migration migration : Migrations.ofThisBuild().inOrder().reversed()) {
            execute(migration.undo());
        }
        execute("DELETE FROM alembic.history");
        assertThat(Catalogue.of(owner)).noneMatch(line -> line.startsWith("table users") || line.contains("auth."));
        new SchemaHistory(owner, Migrations.ofThisBuild()).upgradeToHead();

        assertThat(Catalogue.of(owner)).isEqualTo(once);
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
        String text = "-- revision: %s\n-- follows: %s\n-- title: a step\n\n-- up\n%s\n-- undo\n"
                .formatted(revision, follows, up);
        return Migration.parse(revision + ".sql", text);
    }

    private void upgrade(Migration... migrations) {
        new SchemaHistory(owner, new Migrations(List.of(migrations))).upgradeToHead();
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

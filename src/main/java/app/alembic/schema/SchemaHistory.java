package app.alembic.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.DatabaseUnusable;
import app.alembic.schema.AppliedSteps.Applied;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * Moves a database along the history, forward and back. Several nodes may start at once: one migrates, the others wait.
 * Each script is one transaction with its row in the history, so a cut leaves whole steps only and the next run goes on.
 * Every method throws {@link DatabaseUnusable} with the file, the line, the database's message and the mend.
 */
public final class SchemaHistory {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaHistory.class);

    /** The owner is called like the schema of the history: without this a plain name would be made in there. */
    private static final String FRESH = "RESET ALL; SET search_path = public";

    private final ConnectionUrl owner;
    private final Migrations migrations;

    SchemaHistory(ConnectionUrl owner, Migrations migrations) {
        this.owner = owner;
        this.migrations = migrations;
    }

    /** The history with what this database took of it, the oldest step first. */
    public List<Step> steps() {
        List<Applied> applied = read();
        List<Migration> known = migrations.inOrder();
        var steps = new ArrayList<Step>();
        for (Applied step : applied) {
            steps.add(new Step(step.revision(), step.title(), step.appliedAt(), isKnown(step)));
        }
        known.stream()
                .filter(migration ->
                        applied.stream().noneMatch(a -> a.revision().equals(migration.revision())))
                .forEach(migration -> steps.add(new Step(migration.revision(), migration.title(), null, true)));
        return List.copyOf(steps);
    }

    /** Does what is left to do; nothing when there is nothing. */
    void upgradeToHead() {
        upgrade(Destination.HEAD.text());
    }

    /** What {@link #upgrade} would do. */
    public Plan upgradePlan(String destination) {
        return during("The database cannot be looked at", false, connection -> {
            List<Applied> applied = AppliedSteps.read(connection);
            List<Migration> ahead = ahead(applied, destination);
            var sql = new StringBuilder(applied.isEmpty() ? roles() + "\n" + AppliedSteps.CREATE + ";\n" : "");
            boolean ownAuth = AuthSchema.of(connection) != AuthSchema.SUPABASES;
            for (int i = 0; i < ahead.size(); i++) {
                Migration step = ahead.get(i);
                boolean leftOut = step.ownAuthOnly() && !ownAuth;
                sql.append(transaction(
                        step.revision() + " " + step.title(),
                        leftOut ? "" : step.up(),
                        AppliedSteps.recording(applied.size() + i, step, leftOut)));
            }
            return new Plan(
                    applied.size(),
                    applied.size() + ahead.size(),
                    ahead.stream()
                            .map(step -> step.revision() + " " + step.title())
                            .toList(),
                    losses(connection, ahead.stream().map(Migration::up).toList()),
                    sql.toString());
        });
    }

    /** @param destination {@code head}, {@code +N} or a revision */
    public void upgrade(String destination) {
        during("The database cannot be migrated", true, connection -> {
            prepare(connection);
            List<Applied> applied = AppliedSteps.read(connection);
            connection.commit();
            boolean ownAuth = AuthSchema.of(connection) != AuthSchema.SUPABASES;
            int position = applied.size();
            for (Migration step : ahead(applied, destination)) {
                apply(connection, step, position++, step.ownAuthOnly() && !ownAuth);
            }
            return position;
        });
    }

    /** What {@link #downgrade} would do, and what it would take away. */
    public Plan downgradePlan(String destination) {
        return during("The database cannot be looked at", false, connection -> {
            List<Applied> applied = AppliedSteps.read(connection);
            List<Applied> back = behind(applied, destination);
            var sql = new StringBuilder();
            back.forEach(step -> sql.append(transaction(
                    "back from " + step.revision() + " " + step.title(), step.undo(), AppliedSteps.forgetting(step))));
            return new Plan(
                    applied.size(),
                    applied.size() - back.size(),
                    back.stream()
                            .map(step -> step.revision() + " " + step.title())
                            .toList(),
                    losses(connection, back.stream().map(Applied::undo).toList()),
                    sql.toString());
        });
    }

    /** Takes back exactly the steps of a plan, by the undo that was stored with each; refused if others moved meanwhile. */
    public void downgrade(Plan plan) {
        during("The database cannot be taken back", true, connection -> {
            List<Applied> applied = AppliedSteps.read(connection);
            connection.commit();
            if (applied.size() != plan.from()) {
                throw new DatabaseUnusable("Somebody else moved the database meanwhile; look again and run it anew.");
            }
            for (Applied step : applied.subList(plan.to(), plan.from()).reversed()) {
                undo(connection, step);
            }
            return plan.to();
        });
    }

    private void apply(Connection connection, Migration step, int position, boolean leftOut) {
        try (Statement statement = connection.createStatement()) {
            if (!leftOut) {
                statement.execute(step.up());
            }
            // A script may set a search_path or a timeout; the next one begins as this one did.
            statement.execute(FRESH);
            statement.execute(AppliedSteps.recording(position, step, leftOut));
            connection.commit();
            LOG.info("Migrated: {} {}", step.revision(), step.title());
        } catch (SQLException failure) {
            throw FailedStep.of(step.file(), step.up(), failure);
        }
    }

    private void undo(Connection connection, Applied step) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(step.undo());
            statement.execute(FRESH);
            statement.execute(AppliedSteps.forgetting(step));
            connection.commit();
            LOG.info("Taken back: {} {}", step.revision(), step.title());
        } catch (SQLException failure) {
            throw FailedStep.of("The undo of %s".formatted(step.revision()), step.undo(), failure);
        }
    }

    private List<Migration> ahead(List<Applied> applied, String destination) {
        List<Migration> line = migrations.inOrder();
        compare(applied, line);
        int there = new Destination(destination)
                .in(line.stream().map(Migration::revision).toList(), applied.size());
        if (there < applied.size()) {
            throw new DatabaseUnusable(
                    "The database is already past %s; `alembic downgrade` goes back.".formatted(destination));
        }
        return line.subList(applied.size(), there);
    }

    private static List<Applied> behind(List<Applied> applied, String destination) {
        int there = new Destination(destination)
                .in(applied.stream().map(Applied::revision).toList(), applied.size());
        return applied.subList(there, applied.size()).reversed();
    }

    private static void compare(List<Applied> applied, List<Migration> line) {
        for (Applied step : applied) {
            if (step.position() >= line.size()) {
                throw new DatabaseUnusable(
                        "The database is ahead of this Alembic: it has the revision %s, which this build does not know. Run the newer version, or take the step back with `alembic downgrade`."
                                .formatted(step.revision()));
            }
            Migration migration = line.get(step.position());
            if (!step.revision().equals(migration.revision())) {
                throw new DatabaseUnusable(
                        "The database took another way: its step %d is %s, this build's is %s. Run the build that migrated it."
                                .formatted(step.position() + 1, step.revision(), migration.revision()));
            }
            if (!step.checksum().equals(migration.checksum())) {
                throw new DatabaseUnusable(
                        "%s was edited after it was applied. Put it back as it was and write the change as a new migration."
                                .formatted(migration.file()));
            }
        }
    }

    private boolean isKnown(Applied step) {
        return migrations.inOrder().stream().anyMatch(m -> m.revision().equals(step.revision()));
    }

    private List<Applied> read() {
        return during("The database cannot be looked at", false, AppliedSteps::read);
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(roles());
        }
        AppliedSteps.prepare(connection);
        connection.commit();
    }

    static String roles() {
        try {
            return new ClassPathResource("database-roles.sql").getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<String> losses(Connection connection, List<String> scripts) throws SQLException {
        var phrases = new ArrayList<String>();
        for (String script : scripts) {
            for (Loss loss : Loss.of(script)) {
                long count = loss.count(connection);
                if (count > 0) {
                    phrases.add("%s (%,d now)".formatted(loss.phrase(), count));
                }
            }
        }
        return phrases;
    }

    private static String transaction(String title, String script, String record) {
        return "BEGIN;\n-- %s\n%s\n%s;\nCOMMIT;\n".formatted(title, script.strip(), record);
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Simple mode sends a script as it stands, with error positions counted from its start. */
    private <T> T during(String what, boolean alone, Work<T> work) {
        try (Connection connection = owner.with("preferQueryMode", "simple").connect()) {
            if (alone) {
                SchemaLock.take(connection);
            }
            connection.setAutoCommit(false);
            connection.setSchema("public");
            T result = work.with(connection);
            connection.commit();
            return result;
        } catch (SQLException failure) {
            throw FailedStep.of("%s (%s)".formatted(what, owner.withoutPassword()), null, failure);
        }
    }
}

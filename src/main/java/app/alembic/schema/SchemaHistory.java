package app.alembic.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.DatabaseUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * Brings a database to the head of the migrations. Several nodes may start at once: one migrates, the others wait. Each
 * script is one transaction with its row in the history, so a cut leaves whole steps only and the next run goes on.
 */
final class SchemaHistory {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaHistory.class);

    /** "alembic" as a number; every node takes the same advisory lock. */
    private static final long LOCK = 0x616c656d626963L;

    private static final String TABLE = """
            CREATE SCHEMA IF NOT EXISTS alembic;
            REVOKE ALL ON SCHEMA alembic FROM PUBLIC;
            CREATE TABLE IF NOT EXISTS alembic.history (
                position integer PRIMARY KEY,
                revision text NOT NULL UNIQUE,
                title text NOT NULL,
                checksum text NOT NULL,
                undo text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            );
            REVOKE ALL ON alembic.history FROM PUBLIC;
            ALTER TABLE alembic.history ENABLE ROW LEVEL SECURITY
            """;

    private record Applied(String revision, String checksum) {}

    private final ConnectionUrl owner;
    private final Migrations migrations;

    SchemaHistory(ConnectionUrl owner, Migrations migrations) {
        this.owner = owner;
        this.migrations = migrations;
    }

    /** @throws DatabaseUnusable with the file, the line and the database's message; nothing of that script is applied */
    void upgradeToHead() {
        // Simple mode sends a script as it stands, with error positions counted from its start.
        try (Connection connection = owner.with("preferQueryMode", "simple").connect()) {
            lock(connection);
            prepare(connection);
            List<Applied> applied = applied(connection);
            compare(applied);
            List<Migration> all = migrations.inOrder();
            boolean ownAuth = AuthSchema.of(connection) != AuthSchema.SUPABASES;
            connection.commit();
            for (int position = applied.size(); position < all.size(); position++) {
                apply(connection, all.get(position), position, ownAuth);
            }
        } catch (SQLException failure) {
            throw unusable("The database %s cannot be migrated".formatted(owner.withoutPassword()), failure);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            for (int tries = 0; ; tries++) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return;
                    }
                }
                if (tries == 0) {
                    LOG.info("Another node is migrating the database; waiting for it");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException(interrupted);
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(new ClassPathResource("database-roles.sql").getContentAsString(UTF_8));
            statement.execute(TABLE);
            connection.commit();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<Applied> applied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT revision, checksum FROM alembic.history ORDER BY position")) {
            var applied = new ArrayList<Applied>();
            while (rows.next()) {
                applied.add(new Applied(rows.getString(1), rows.getString(2)));
            }
            connection.commit();
            return applied;
        }
    }

    private void compare(List<Applied> applied) {
        List<Migration> all = migrations.inOrder();
        for (int position = 0; position < applied.size(); position++) {
            Applied row = applied.get(position);
            if (position >= all.size()) {
                throw new DatabaseUnusable(
                        "The database is ahead of this Alembic: it has the revision %s, which this build does not know. Run the newer version."
                                .formatted(row.revision()));
            }
            Migration migration = all.get(position);
            if (!row.revision().equals(migration.revision())) {
                throw new DatabaseUnusable(
                        "The database took another way: its step %d is %s, this build's is %s. Run the build that migrated it."
                                .formatted(position + 1, row.revision(), migration.revision()));
            }
            if (!row.checksum().equals(migration.checksum())) {
                throw new DatabaseUnusable(
                        "%s was edited after it was applied. Put it back as it was and write the change as a new migration."
                                .formatted(migration.file()));
            }
        }
    }

    private static void apply(Connection connection, Migration migration, int position, boolean ownAuth) {
        try (Statement statement = connection.createStatement();
                PreparedStatement log = connection.prepareStatement(
                        "INSERT INTO alembic.history (position, revision, title, checksum, undo) VALUES (?, ?, ?, ?, ?)")) {
            if (ownAuth || !migration.ownAuthOnly()) {
                statement.execute(migration.up());
            }
            statement.execute("RESET ALL");
            log.setInt(1, position);
            log.setString(2, migration.revision());
            log.setString(3, migration.title());
            log.setString(4, migration.checksum());
            log.setString(5, migration.ownAuthOnly() && !ownAuth ? "" : migration.undo());
            log.executeUpdate();
            connection.commit();
            LOG.info("Migrated: {} {}", migration.revision(), migration.title());
        } catch (SQLException failure) {
            throw unusable("%s%s".formatted(migration.file(), place(migration, failure)), failure);
        }
    }

    private static DatabaseUnusable unusable(String what, SQLException failure) {
        return new DatabaseUnusable(
                "%s: %s."
                        .formatted(
                                what,
                                String.valueOf(failure.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("")),
                failure);
    }

    /** ", line 12", where PostgreSQL says at which character it stumbled. */
    private static String place(Migration migration, SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException error ? error.getServerErrorMessage() : null;
        if (message == null || message.getPosition() < 1) {
            return "";
        }
        String before = migration
                .up()
                .substring(0, Math.min(message.getPosition(), migration.up().length()));
        return ", line " + (before.chars().filter(c -> c == '\n').count() + 1);
    }
}

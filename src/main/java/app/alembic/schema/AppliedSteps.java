package app.alembic.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The table {@code alembic.history}: which steps this database has taken, and how each is taken back. */
final class AppliedSteps {

    static final String CREATE = """
            CREATE SCHEMA IF NOT EXISTS alembic;
            REVOKE ALL ON SCHEMA alembic FROM PUBLIC, anon, authenticated;
            CREATE TABLE IF NOT EXISTS alembic.history (
                position integer PRIMARY KEY,
                revision text NOT NULL UNIQUE,
                title text NOT NULL,
                checksum text NOT NULL,
                undo text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            );
            REVOKE ALL ON alembic.history FROM PUBLIC, anon, authenticated;
            ALTER TABLE alembic.history ENABLE ROW LEVEL SECURITY
            """;

    /** @param undo empty where there is nothing to undo */
    record Applied(int position, String revision, String title, String checksum, String undo, Instant appliedAt) {}

    private AppliedSteps() {}

    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    /** In their order; none where the table does not exist. */
    static List<Applied> read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT to_regclass('alembic.history') IS NOT NULL")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return List.of();
                }
            }
            try (ResultSet rows = statement.executeQuery("""
                    SELECT position, revision, title, checksum, undo, applied_at FROM alembic.history ORDER BY position
                    """)) {
                var applied = new ArrayList<Applied>();
                while (rows.next()) {
                    applied.add(new Applied(
                            rows.getInt(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getObject(6, OffsetDateTime.class).toInstant()));
                }
                return List.copyOf(applied);
            }
        }
    }

    /** The statement that writes a step down, for the script as for the printed one. */
    static String recording(int position, Migration migration, boolean wasLeftOut) {
        return "INSERT INTO alembic.history (position, revision, title, checksum, undo) VALUES (%d, %s, %s, %s, %s)"
                .formatted(
                        position,
                        quoted(migration.revision()),
                        quoted(migration.title()),
                        quoted(migration.checksum()),
                        quoted(wasLeftOut ? "" : migration.undo()));
    }

    static String forgetting(Applied step) {
        return "DELETE FROM alembic.history WHERE revision = %s".formatted(quoted(step.revision()));
    }

    /** As a literal that means the same whatever standard_conforming_strings says. */
    private static String quoted(String text) {
        String doubled = text.replace("'", "''");
        return doubled.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }
}

package app.alembic.schema;

import app.alembic.database.ConnectionUrl;
import app.alembic.schema.Checkout.SchemaFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An empty database to try a schema in.
 *
 * @param url its owner
 */
record ScratchDatabase(ConnectionUrl url) {

    /** Takes every step, without writing a history: what is compared is the schema alone. */
    void migrate(Migrations migrations) {
        for (Migration step : migrations.inOrder()) {
            run(step.file(), step.up());
        }
    }

    void run(String what, String script) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException failure) {
            throw FailedStep.of(what, script, failure);
        }
    }

    /** Loads the files in whatever order they need each other: one that fails waits until another has been loaded. */
    void load(List<SchemaFile> files) {
        var waiting = new ArrayList<>(files);
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            while (!waiting.isEmpty()) {
                SchemaFile first = waiting.getFirst();
                SQLException why = null;
                int before = waiting.size();
                for (SchemaFile file : List.copyOf(waiting)) {
                    SQLException failure = tryOut(connection, file.sql());
                    if (failure == null) {
                        waiting.remove(file);
                    } else if (file == first) {
                        why = failure;
                    }
                }
                if (why != null && waiting.size() == before) {
                    throw FailedStep.of(first.name(), first.sql(), why);
                }
            }
            connection.commit();
        } catch (SQLException failure) {
            throw FailedStep.of("schema/", null, failure);
        }
    }

    private static @Nullable SQLException tryOut(Connection connection, String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.releaseSavepoint(before);
            return null;
        } catch (SQLException failure) {
            connection.rollback(before);
            return failure;
        }
    }

    Connection open() throws SQLException {
        return url.with("preferQueryMode", "simple")
                .with("currentSchema", "public")
                .connect();
    }
}

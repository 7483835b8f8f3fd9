package app.alembic.doctor;

import app.alembic.database.ConnectionUrls;
import app.alembic.database.DatabaseUnusable;
import app.alembic.doctor.Outcome.Refused;
import app.alembic.doctor.Outcome.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every attempt for real, each in a savepoint of one transaction that is rolled back whatever happens. */
final class Attacks implements Examination {

    /** A busy database is not held up: whoever waits for a lock of ours waits no longer than this. */
    private static final String BRIEFLY = """
            SET LOCAL lock_timeout = '200ms';
            SET LOCAL statement_timeout = '5s';
            SET LOCAL search_path = ''
            """;

    private static final String RELEASE = "ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt";

    private final List<Attack> attacks;

    Attacks(List<Attack> attacks) {
        this.attacks = List.copyOf(attacks);
    }

    @Override
    public String area() {
        return "attacks";
    }

    @Override
    public List<Finding> examine(ConnectionUrls urls) {
        try (Connection connection = OwnersLogin.connect(urls)) {
            connection.setAutoCommit(false);
            try {
                return attack(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException broken) {
            throw new DatabaseUnusable(
                    "The examination of %s was cut short (%s); run it again."
                            .formatted(urls.owner().withoutPassword(), broken.getMessage()),
                    broken);
        }
    }

    private List<Finding> attack(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BRIEFLY);
        }
        Scene scene;
        try {
            scene = Scene.set(connection);
        } catch (SQLException unusual) {
            if (Refused.of(unusual).isNoAnswer()) {
                throw unusual;
            }
            return List.of(new Finding(
                    "what is legal",
                    "two new people with a reading each",
                    Verdict.HOLE,
                    "they cannot come into being: " + unusual.getMessage(),
                    "Put back what the message names, as the migrations have it; then run the doctor again."));
        }
        var findings = new ArrayList<Finding>();
        for (Attack attack : attacks) {
            for (Attempt attempt : attack.attempts(scene)) {
                findings.add(attempt.finding(attack.area(), outcome(connection, scene, attempt)));
            }
        }
        return findings;
    }

    private static Outcome outcome(Connection connection, Scene scene, Attempt attempt) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT attempt; " + attempt.actor().act(scene));
            try {
                // What is deferred to the commit speaks now, for there will be none.
                statement.execute(scene.fill(attempt.sql()) + "; SET CONSTRAINTS ALL IMMEDIATE");
                return new Rows(lastButOne(statement));
            } catch (SQLException refused) {
                return Refused.of(refused);
            } finally {
                statement.execute(RELEASE);
            }
        }
    }

    /** Rows of the attempt's last statement; the very last was ours. */
    private static int lastButOne(Statement statement) throws SQLException {
        int before = 0;
        int last = 0;
        for (ResultSet rows = statement.getResultSet();
                rows != null || statement.getUpdateCount() >= 0;
                rows = next(statement)) {
            before = last;
            last = rows == null ? statement.getUpdateCount() : count(rows);
        }
        return before;
    }

    private static @Nullable ResultSet next(Statement statement) throws SQLException {
        return statement.getMoreResults() ? statement.getResultSet() : null;
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }
}

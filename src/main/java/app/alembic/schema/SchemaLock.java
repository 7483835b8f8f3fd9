package app.alembic.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one node at a time change the schema. The lock is the session's and ends with it, however it ends. */
final class SchemaLock {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaLock.class);

    /** "alembic" as a number; every node takes the same advisory lock. */
    private static final long KEY = 0x616c656d626963L;

    private SchemaLock() {}

    /** Waits as long as it takes. Asking again and again, rather than once, keeps the wait out of open transactions. */
    static void take(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            for (int tries = 0; !tryOnce(statement); tries++) {
                if (tries == 0) {
                    LOG.info("Another node is migrating the database; waiting for it");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while another node was migrating", interrupted);
        }
    }

    private static boolean tryOnce(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}

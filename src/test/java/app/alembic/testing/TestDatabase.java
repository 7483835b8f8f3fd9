package app.alembic.testing;

import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The way past the service into its database.
 *
 * @param urls its two logins
 */
public record TestDatabase(ConnectionUrls urls) {

    /** As the owner, whom row level security does not hold; each statement is a transaction. For set-up and checks. */
    public JdbcClient sql() {
        return JdbcClient.create(TestServer.dataSource(urls.owner()));
    }
}

package app.alembic.database;

import app.alembic.problem.Overloaded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/**
 * Transactions that act as somebody. Nothing reaches PostgreSQL outside of one: the {@link #sql} that repositories hold
 * answers only inside of one of these methods, on the connection whose role they have set.
 *
 * <p>Role, claims and time limit are local to the transaction, so a pooler in transaction mode may stand between.
 */
public final class Database {

    /** Row level security lets a person see their own rows; the setting that {@code auth.uid()} reads says whose. */
    private static final String ACT = """
            SELECT set_config('role', ?, true),
                   set_config('request.jwt.claims', ?, true),
                   set_config('request.jwt.claim.sub', '', true),
                   set_config('statement_timeout', ?, true)
            """;

    private static final String STATEMENT_LIMIT_MS = "30000";

    private static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

    private final DataSource requests;
    private final DataSource service;
    private final JdbcClient sql = JdbcClient.create(new CurrentConnection());

    /**
     * @param requests connections for what people ask, as a login that owns nothing
     * @param service connections for what nobody asked: jobs, webhooks, the command line
     */
    public Database(DataSource requests, DataSource service) {
        this.requests = requests;
        this.service = service;
    }

    /** For repositories: statements on the transaction that is under way. */
    public JdbcClient sql() {
        return sql;
    }

    /** Reads as {@code who}, under row level security; writing is refused by PostgreSQL. */
    public <T> T readAsUser(AccountId who, Supplier<T> work) {
        return transaction(requests, "authenticated", claims(who), true, work);
    }

    /** Reads and writes as {@code who}, under row level security. */
    public <T> T asUser(AccountId who, Supplier<T> work) {
        return transaction(requests, "authenticated", claims(who), false, work);
    }

    /**
     * One transaction in which somebody's wish is first examined under row level security, as {@code who}, and then
     * carried out by the service: credits and generations can be moved by nobody else. {@code deed} receives what
     * {@code wish} found. The only way for a person's request to gain the service's rights; a test lists the callers.
     */
    public <W, T> T asUserThenService(AccountId who, Supplier<W> wish, Function<W, T> deed) {
        return transaction(requests, "authenticated", claims(who), false, () -> {
            W wished = wish.get();
            sql.sql("SELECT set_config('role', 'service_role', true)")
                    .query((row, n) -> row.getString(1))
                    .single();
            return deed.apply(wished);
        });
    }

    /** Acts for nobody, past row level security. Jobs, webhooks and the command line; never with a person's input. */
    public <T> T asService(Supplier<T> work) {
        return transaction(service, "service_role", "{\"role\":\"service_role\"}", false, work);
    }

    /** Acts on the schema {@code auth}, which nobody else can reach. For the package {@code auth} alone. */
    public <T> T asAuthAdmin(Supplier<T> work) {
        return transaction(requests, "supabase_auth_admin", "{\"role\":\"supabase_auth_admin\"}", false, work);
    }

    private <T> T transaction(DataSource pool, String role, String claims, boolean readOnly, Supplier<T> work) {
        if (CURRENT.isBound()) {
            throw new IllegalStateException("a transaction is under way already; one use case is one transaction");
        }
        try (Connection connection = pool.getConnection()) {
            connection.setReadOnly(readOnly);
            connection.setAutoCommit(false);
            try {
                act(connection, role, claims);
                T result = ScopedValue.where(CURRENT, connection).call(work::get);
                connection.commit();
                return result;
            } catch (Throwable failure) {
                rollback(connection, failure);
                throw failure;
            }
        } catch (SQLTransientConnectionException noneInTime) {
            // The pool's own: the transaction has not begun.
            throw new Overloaded(noneInTime);
        } catch (SQLException failure) {
            throw translated(failure);
        }
    }

    private static void act(Connection connection, String role, String claims) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ACT)) {
            statement.setString(1, role);
            statement.setString(2, claims);
            statement.setString(3, STATEMENT_LIMIT_MS);
            statement.execute();
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            cause.addSuppressed(broken);
        }
    }

    private static RuntimeException translated(SQLException failure) {
        DataAccessException known =
                new SQLErrorCodeSQLExceptionTranslator("PostgreSQL").translate("commit", null, failure);
        return known == null ? new UncategorizedSQLException("commit", null, failure) : known;
    }

    private static String claims(AccountId who) {
        return "{\"sub\":\"%s\",\"role\":\"authenticated\",\"aud\":\"authenticated\"}".formatted(who);
    }

    /** The connection of the transaction under way; closing it is the transaction's business. */
    private static final class CurrentConnection extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            if (!CURRENT.isBound()) {
                throw new SQLException(
                        "no transaction is under way: say first who acts (Database.asUser and the like)");
            }
            return new SingleConnectionDataSource(CURRENT.get(), true).getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) {
            throw new UnsupportedOperationException("the transaction chooses who connects");
        }
    }
}

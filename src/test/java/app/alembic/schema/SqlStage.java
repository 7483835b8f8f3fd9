package app.alembic.schema;

import app.alembic.database.AccountId;
import app.alembic.database.ConnectionUrl;
import app.alembic.database.ConnectionUrls;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A migrated database with people in it, and every way to speak with it as somebody. */
final class SqlStage implements AutoCloseable {

    /** How many people have another balance than their ledger sums to, or one below zero: always none. */
    static final String OUT_OF_BALANCE = """
            SELECT count(*) FROM public.users u
            WHERE credits < 0 OR credits <> (
                SELECT coalesce(sum(amount), 0) FROM public.credit_transactions t WHERE t.user_id = u.id)
            """;

    final Place place;
    final ConnectionUrls urls;
    private final Map<ConnectionUrl, Queue<Connection>> idle = new ConcurrentHashMap<>();

    SqlStage(Place place) {
        this.place = place;
        this.urls = place.migrated();
    }

    /** What a statement did: rows changed or seen, or the error's state. */
    sealed interface Outcome {
        record Rows(int count) implements Outcome {}

        record Refused(String sqlState, String message) implements Outcome {}
    }

    /** Somebody new in {@code auth.users}, with all that follows from it. */
    AccountId person(String name) {
        UUID id = UUID.randomUUID();
        asAuthService("INSERT INTO auth.users (id, email) VALUES ('%s', '%s.%s@example.org')".formatted(id, name, id));
        return new AccountId(id);
    }

    /** A drawn reading of that person with one message, its generation, a usage row and a subscription. */
    UUID readingOf(AccountId owner) {
        UUID id = UUID.randomUUID();
        String cards = "[{\"id\":\"major_0\",\"name\":\"The Fool\",\"position\":\"Focus\",\"reversed\":false}]";
        asOwner("""
                INSERT INTO generations (id, user_id, question, spread_type, cards, price, state, lease_until, finished_at)
                VALUES ('%1$s', '%2$s', 'What now?', 'single', '%3$s', 1, 'complete', now(), now());
                INSERT INTO readings (id, user_id, question, spread_type, cards, interpretation, drawn)
                VALUES ('%1$s', '%2$s', 'What now?', 'single', '%3$s', 'A beginning.', true);
                INSERT INTO reading_messages (reading_id, role, content) VALUES ('%1$s', 'assistant', 'Go on.');
                INSERT INTO replies (id, reading_id, question_id, state, lease_until, finished_at)
                SELECT gen_random_uuid(), reading_id, id, 'complete', now(), now() FROM reading_messages
                WHERE reading_id = '%1$s';
                INSERT INTO llm_usage (user_id, reading_id, generation_id, model, provider, input_tokens, output_tokens,
                    total_tokens, cost_usd, latency_ms)
                VALUES ('%2$s', '%1$s', '%1$s', 'mirror-1', 'mirror', 0, 0, 0, 0, 1);
                INSERT INTO subscriptions (user_id, stripe_customer_id) VALUES ('%2$s', 'cus_%1$s')
                    ON CONFLICT (user_id) DO NOTHING;
                INSERT INTO daily_draws (user_id, day, draws) VALUES ('%2$s', current_date, 1)
                    ON CONFLICT (user_id, day) DO NOTHING
                """.formatted(id, owner, cards));
        return id;
    }

    /** As the schema's owner; the statement must succeed. */
    void asOwner(String sql) {
        succeed(run(urls.owner(), null, null, sql));
    }

    /** As whoever keeps {@code auth.users} in this place; the statement must succeed. */
    void asAuthService(String sql) {
        succeed(tryAsAuthService(sql));
    }

    Outcome tryAsAuthService(String sql) {
        return run(place.authService(urls), null, null, sql);
    }

    private static void succeed(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new AssertionError(refused.message());
        }
    }

    Outcome tryAsOwner(String sql) {
        return run(urls.owner(), null, null, sql);
    }

    /** As a role that the owner becomes, with the claims of {@code who}. */
    Outcome asOwnerBecoming(String role, @Nullable AccountId who, String sql) {
        return run(urls.owner(), role, who, sql);
    }

    /** As a role of the service's login, with the claims of {@code who}. */
    Outcome as(String role, @Nullable AccountId who, String sql) {
        return run(urls.authenticator(), role, who, sql);
    }

    /** The first column of the first row, as the owner sees it. */
    long number(String sql) {
        try (var lent = new Lent(urls.owner());
                var rows = lent.connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private Outcome run(ConnectionUrl login, @Nullable String role, @Nullable AccountId who, String sql) {
        try (var lent = new Lent(login)) {
            Connection connection = lent.connection;
            try (var act = connection.prepareStatement(
                    "SELECT set_config('role', ?, true), set_config('request.jwt.claims', ?, true)")) {
                act.setString(1, role == null ? "none" : role);
                act.setString(2, who == null ? "" : "{\"sub\":\"%s\",\"role\":\"%s\"}".formatted(who, role));
                act.execute();
            }
            int count = 0;
            try (var statement = connection.createStatement()) {
                if (statement.execute(sql)) {
                    var rows = statement.getResultSet();
                    while (rows.next()) {
                        count++;
                    }
                } else {
                    count = statement.getUpdateCount();
                }
            }
            connection.commit();
            return new Outcome.Rows(count);
        } catch (SQLException refused) {
            return new Outcome.Refused(String.valueOf(refused.getSQLState()), String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public void close() throws SQLException {
        for (Queue<Connection> connections : idle.values()) {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** A connection for one transaction, and then for the next of whoever: as a pool would have it. */
    private final class Lent implements AutoCloseable {

        private final Queue<Connection> home;
        private final Connection connection;

        Lent(ConnectionUrl login) throws SQLException {
            home = idle.computeIfAbsent(login, _ -> new ConcurrentLinkedQueue<>());
            Connection waiting = home.poll();
            connection = waiting == null ? login.connect() : waiting;
            connection.setAutoCommit(false);
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            home.add(connection);
        }
    }
}

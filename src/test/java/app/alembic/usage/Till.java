package app.alembic.usage;

import app.alembic.database.AccountId;
import app.alembic.database.ConnectionUrls;
import app.alembic.database.Database;
import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.Rank;
import app.alembic.oracle.Spent;
import app.alembic.oracle.Worst;
import app.alembic.oracle.mirror.Mirror;
import app.alembic.schema.TestServer;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node's accounts of what models cost, on a database that several may share. */
final class Till {

    /** A call of {@link #GROK} takes 4 cents at most. */
    static final String WORST = "0.04";

    /** Listed in prices.yml: 0.20 and 0.50 USD for a million. */
    static final Oracle GROK = new Model("xai", "grok-4-1-fast-reasoning");

    private static final Inquiry INQUIRY = new Inquiry.Interpretation(new Consultation(
            UUID.randomUUID(),
            "What is left?",
            Spread.SINGLE,
            Spread.SINGLE.positions().stream()
                    .map(position -> new DrawnCard(Deck.standard().cards().getFirst(), position, false))
                    .toList()));

    static final class Sundial extends Clock {
        volatile Instant now = Instant.parse("2026-03-30T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    record Model(String provider, String model) implements Oracle {
        @Override
        public Worst worstCase(Inquiry inquiry) {
            return new Worst(50_000, 60_000, Duration.ofMinutes(2));
        }

        @Override
        public Spent answer(Inquiry inquiry, Consumer<String> listener) {
            throw new AssertionError("nobody asks it here");
        }
    }

    final JdbcClient sql;
    final Database database;
    final ModelCalls calls;
    final BeginCall beginCall;
    final ReadUsage readUsage;

    Till(ConnectionUrls urls, Clock clock, Map<String, String> budgets) {
        sql = JdbcClient.create(TestServer.dataSource(urls.owner()));
        var pool = TestServer.dataSource(urls.authenticator());
        database = new Database(pool, pool);
        var prices = Prices.ofThisBuild();
        calls = new ModelCalls(database.sql(), prices, clock);
        var limits = new LinkedHashMap<String, BigDecimal>();
        budgets.forEach((name, limit) -> limits.put(name, new BigDecimal(limit)));
        beginCall = new BeginCall(
                database, new CallsUnderWay(database.sql()), calls, prices, new Budgets(limits), new Mirror(), clock);
        readUsage = new ReadUsage(database, calls, new UsageDays(database.sql()));
    }

    /** Somebody new of that tier. */
    AccountId person(String tier) {
        UUID id = UUID.randomUUID();
        sql.sql("INSERT INTO auth.users (id, email) VALUES (:id, :email)")
                .param("id", id)
                .param("email", id + "@example.org")
                .update();
        sql.sql("UPDATE users SET tier = :tier WHERE id = :id")
                .param("tier", tier)
                .param("id", id)
                .update();
        return new AccountId(id);
    }

    Optional<UUID> begin(@Nullable AccountId account, Oracle oracle) {
        return beginCall.begin(account, UUID.randomUUID(), oracle, INQUIRY).map(BegunCall::id);
    }

    Optional<UUID> begin(@Nullable AccountId account) {
        return begin(account, GROK);
    }

    /** Of the next call, which is then under way. */
    Rank rank(@Nullable AccountId account) {
        return beginCall
                .begin(account, UUID.randomUUID(), GROK, INQUIRY)
                .orElseThrow()
                .rank();
    }

    /** @param tokens 10,000 in and as many out are 0.007 USD */
    void settle(UUID call, @Nullable AccountId account, int tokens) {
        settle(call, account, GROK, new Spent(tokens, 0, tokens, false));
    }

    void settle(UUID call, @Nullable AccountId account, Oracle oracle, Spent spent) {
        database.asService(() -> {
            calls.add(new ModelCall(call, account, UUID.randomUUID(), oracle.provider(), oracle.model(), spent, 12));
            return call;
        });
    }

    void expire(UUID call) {
        sql.sql("UPDATE model_calls_under_way SET expires_at = now() - interval '1 second' WHERE id = :id")
                .param("id", call)
                .update();
    }

    BigDecimal usd(String query) {
        return sql.sql("SELECT coalesce((%s), 0)".formatted(query))
                .query((row, _) -> row.getBigDecimal(1))
                .single();
    }

    long count(String from) {
        return sql.sql("SELECT count(*) FROM " + from)
                .query((row, _) -> row.getLong(1))
                .single();
    }
}

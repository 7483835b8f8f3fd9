package app.alembic.usage;

import app.alembic.database.AccountId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code llm_usage}: one row for each call, whoever has left meanwhile. Written by the service alone. */
@Repository
public class ModelCalls {

    /** One statement: whoever deletes the row writes the other, and nobody else does. */
    private static final String KILLED = """
            WITH killed AS (
                DELETE FROM public.model_calls_under_way WHERE %s RETURNING *)
            INSERT INTO public.llm_usage (id, user_id, tier, reading_id, generation_id, model, provider, input_tokens,
                output_tokens, total_tokens, cost_usd, latency_ms, created_at, estimated, priced)
            SELECT k.id, k.user_id, k.tier,
                (SELECT r.id FROM public.readings r WHERE r.id = k.generation_id),
                (SELECT g.id FROM public.generations g WHERE g.id = k.generation_id), k.model, k.provider, k.input_tokens,
                k.output_tokens, k.input_tokens + k.output_tokens, k.cost_usd, 0, k.begun_at, true, k.priced
            FROM killed k
            """;

    private final JdbcClient sql;
    private final Prices prices;
    private final Clock clock;

    ModelCalls(JdbcClient sql, Prices prices, Clock clock) {
        this.sql = sql;
        this.prices = prices;
        this.clock = clock;
    }

    /**
     * Settles a call: what was held back for it is free. Who made it and what it was made for may be gone meanwhile, and a
     * reading entered by hand never had a generation. One that has been counted as killed stays as it was counted.
     */
    public void add(ModelCall call) {
        Instant now = clock.instant();
        Optional<BigDecimal> cost =
                prices.of(call.provider(), call.model(), call.spent(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        AccountId account = call.account();
        // The insertion reads what was deleted, so that it comes second: addExpired deletes first, too.
        sql.sql("""
                WITH settled AS (DELETE FROM public.model_calls_under_way WHERE id = :id RETURNING tier)
                INSERT INTO public.llm_usage (id, user_id, tier, reading_id, generation_id, model, provider, input_tokens,
                    output_tokens, total_tokens, cost_usd, latency_ms, created_at, estimated, priced)
                SELECT :id,
                    (SELECT u.id FROM public.users u WHERE u.id = CAST(:account AS uuid)),
                    (SELECT max(s.tier) FROM settled s),
                    (SELECT r.id FROM public.readings r WHERE r.id = :generation),
                    (SELECT g.id FROM public.generations g WHERE g.id = :generation), :model, :provider, :input,
                    :output, :total, :cost, :latency, :now, :estimated, :priced
                ON CONFLICT (id) DO NOTHING
                """)
                .param("id", call.id())
                .param("account", account == null ? null : account.value())
                .param("generation", call.generation())
                .param("model", call.model())
                .param("provider", call.provider())
                .param("input", call.spent().inputTokens())
                .param("output", call.spent().outputTokens())
                .param("total", call.spent().inputTokens() + call.spent().outputTokens())
                .param("cost", cost.orElse(BigDecimal.ZERO))
                .param("latency", call.latencyMs())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("estimated", call.spent().isEstimated())
                .param("priced", cost.isPresent())
                .update();
    }

    /** Whoever made these calls is gone: each counts as made, at the most that it can have taken. */
    void addExpired() {
        sql.sql(KILLED.formatted("expires_at < clock_timestamp()")).update();
    }

    /** The same for the calls that were made for a reading which somebody else has taken up since. */
    void addAbandoned(UUID generation) {
        sql.sql(KILLED.formatted("generation_id = :generation"))
                .param("generation", generation)
                .update();
    }

    /** The reading is there now: every call that was made for it belongs to it, the failed ones too. */
    public void belongTo(UUID reading) {
        sql.sql("UPDATE public.llm_usage SET reading_id = :reading WHERE generation_id = :reading")
                .param("reading", reading)
                .update();
    }
}

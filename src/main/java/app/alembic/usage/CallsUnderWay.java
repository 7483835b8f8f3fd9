package app.alembic.usage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code model_calls_under_way} and {@code budget_notices}. Every statement needs a transaction of the service. */
@Repository
class CallsUnderWay {

    /** "budget" as a number. */
    private static final long LOCK = 0x627564676574L;

    private final JdbcClient sql;

    CallsUnderWay(JdbcClient sql) {
        this.sql = sql;
    }

    /** Until the transaction ends, nobody else compares budgets: two that find the same room would both take it. */
    void lockBudgets() {
        sql.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> true)
                .single();
    }

    /** What is gone of the budgets of {@code account}, who is null for a guest, on that day and in its month (UTC). */
    Spending spending(@Nullable UUID account, LocalDate today) {
        return sql.sql("""
                SELECT who.id IS NULL AS is_guest, coalesce(who.tier, 'guest') AS tier, spent.*, held.*
                FROM (SELECT) one
                LEFT JOIN public.users who ON who.id = CAST(:account AS uuid)
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(cost_usd) FILTER (WHERE day = :today), 0) AS day,
                        coalesce(sum(cost_usd), 0) AS month,
                        coalesce(sum(cost_usd) FILTER (WHERE day = :today AND d.tier = coalesce(who.tier, 'guest')), 0)
                            AS tier_day,
                        (SELECT coalesce(sum(l.cost_usd) FILTER (WHERE l.priced), 0) FROM public.llm_usage l
                         WHERE l.user_id = who.id AND l.created_at >= :morning AND l.created_at < :night) AS user_day
                    FROM public.usage_days d WHERE day >= :first AND day < :next) spent
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(cost_usd), 0) AS held,
                        coalesce(sum(cost_usd) FILTER (WHERE c.tier = coalesce(who.tier, 'guest')), 0) AS tier_held,
                        coalesce(sum(cost_usd) FILTER (WHERE c.user_id = who.id), 0) AS user_held
                    FROM public.model_calls_under_way c) held
                """)
                .param("account", account)
                .param("today", today)
                .param("morning", today.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("night", today.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("first", today.withDayOfMonth(1))
                .param("next", today.withDayOfMonth(1).plusMonths(1))
                .query(CallsUnderWay::spending)
                .single();
    }

    private static Spending spending(ResultSet row, int number) throws SQLException {
        var amounts = new HashMap<String, Spending.Amount>();
        BigDecimal held = row.getBigDecimal("held");
        amounts.put(Budgets.SERVICE_DAY, new Spending.Amount(row.getBigDecimal("day"), held));
        amounts.put(Budgets.SERVICE_MONTH, new Spending.Amount(row.getBigDecimal("month"), held));
        amounts.put(
                Budgets.tierDay(row.getString("tier")),
                new Spending.Amount(row.getBigDecimal("tier_day"), row.getBigDecimal("tier_held")));
        if (!row.getBoolean("is_guest")) {
            amounts.put(
                    Budgets.USER_DAY,
                    new Spending.Amount(row.getBigDecimal("user_day"), row.getBigDecimal("user_held")));
        }
        return new Spending(amounts);
    }

    /**
     * @param lease how long whoever makes it can take until its row in {@code llm_usage} is there
     * @return the tier that it is made for, "guest" for a guest's
     */
    String add(CallUnderWay call, Duration lease) {
        return sql.sql("""
                INSERT INTO public.model_calls_under_way (id, user_id, tier, generation_id, provider, model,
                    input_tokens, output_tokens, cost_usd, priced, begun_at, expires_at)
                SELECT :id, u.id, coalesce(u.tier, 'guest'), :generation, :provider, :model, :input, :output, :cost,
                    :priced, :begun, clock_timestamp() + make_interval(secs => :lease)
                FROM (SELECT) one LEFT JOIN public.users u ON u.id = CAST(:account AS uuid)
                RETURNING tier
                """)
                .param("id", call.id())
                .param("account", call.account() == null ? null : call.account().value())
                .param("generation", call.generation())
                .param("provider", call.provider())
                .param("model", call.model())
                .param("input", call.worst().inputTokens())
                .param("output", call.worst().outputTokens())
                .param("cost", call.costUsd().orElse(BigDecimal.ZERO))
                .param("priced", call.costUsd().isPresent())
                .param("begun", call.begunAt().atOffset(ZoneOffset.UTC))
                .param("lease", lease.toSeconds())
                .query((row, _) -> row.getString(1))
                .single();
    }

    /** @return whether the operator is to be told: nobody has been before */
    boolean addNotice(Budgets.UsedUp usedUp) {
        return sql.sql("""
                INSERT INTO public.budget_notices (budget, period) VALUES (:budget, :period) ON CONFLICT DO NOTHING
                """)
                        .param("budget", usedUp.budget())
                        .param("period", usedUp.period())
                        .update()
                == 1;
    }
}

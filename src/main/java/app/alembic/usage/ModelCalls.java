package app.alembic.usage;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code llm_usage}: one row for each call, whoever has left meanwhile. Written by the service alone. */
@Repository
public class ModelCalls {

    private final JdbcClient sql;
    private final Clock clock;
    private final Prices prices = Prices.ofThisBuild();

    ModelCalls(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What it was made for may be gone meanwhile, and a reading entered by hand never had a generation. */
    public void add(ModelCall call) {
        Optional<BigDecimal> cost = prices.of(
                call.provider(), call.model(), call.spent(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        sql.sql("""
                INSERT INTO public.llm_usage (user_id, reading_id, generation_id, model, provider, input_tokens,
                    output_tokens, total_tokens, cost_usd, latency_ms, estimated, priced)
                VALUES (:account,
                    (SELECT id FROM public.readings WHERE id = :generation),
                    (SELECT id FROM public.generations WHERE id = :generation), :model, :provider, :input,
                    :output, :total, :cost, :latency, :estimated, :priced)
                """)
                .param("account", call.account().value())
                .param("generation", call.generation())
                .param("model", call.model())
                .param("provider", call.provider())
                .param("input", call.spent().inputTokens())
                .param("output", call.spent().outputTokens())
                .param("total", call.spent().inputTokens() + call.spent().outputTokens())
                .param("cost", cost.orElse(BigDecimal.ZERO))
                .param("latency", call.latencyMs())
                .param("estimated", call.spent().isEstimated())
                .param("priced", cost.isPresent())
                .update();
    }

    /** The reading is there now: every call that was made for it belongs to it, the failed ones too. */
    public void belongTo(UUID reading) {
        sql.sql("UPDATE public.llm_usage SET reading_id = :reading WHERE generation_id = :reading")
                .param("reading", reading)
                .update();
    }
}

package app.alembic.usage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code llm_usage}: one row for each call, whoever has left meanwhile. Written by the service alone. */
@Repository
public class ModelCalls {

    private final JdbcClient sql;

    ModelCalls(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param reading null while the reading is not complete */
    public void add(ModelCall call, @Nullable UUID reading) {
        sql.sql("""
                INSERT INTO public.llm_usage (user_id, reading_id, generation_id, model, provider,
                    input_tokens, output_tokens, total_tokens, cost_usd, latency_ms)
                VALUES (:account, :reading, :generation, :model, :provider, :input, :output, :total, :cost, :latency)
                """)
                .param("account", call.account().value())
                .param("reading", reading)
                .param("generation", call.generation())
                .param("model", call.model())
                .param("provider", call.provider())
                .param("input", call.inputTokens())
                .param("output", call.outputTokens())
                .param("total", call.inputTokens() + call.outputTokens())
                .param("cost", call.costUsd())
                .param("latency", call.latencyMs())
                .update();
    }
}

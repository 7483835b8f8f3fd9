package app.alembic.usage;

import java.math.BigDecimal;
import java.util.List;

/** What calls took in sum. Unpriced ones are missing from every cost, which is why their number stands beside it. */
public record UsageReport(List<Row> rows) {

    /** What the rows are about. */
    public enum By {
        MODEL,
        PROVIDER,
        DAY,
        TIER
    }

    /**
     * @param name the model, provider, tier or day (UTC) that the sums are of
     * @param estimatedCalls those whose tokens the provider did not report
     */
    public record Row(
            String name,
            long calls,
            long inputTokens,
            long outputTokens,
            BigDecimal costUsd,
            long unpricedCalls,
            long estimatedCalls) {

        private Row plus(Row other) {
            return new Row(
                    name,
                    calls + other.calls,
                    inputTokens + other.inputTokens,
                    outputTokens + other.outputTokens,
                    costUsd.add(other.costUsd),
                    unpricedCalls + other.unpricedCalls,
                    estimatedCalls + other.estimatedCalls);
        }
    }

    public UsageReport {
        rows = List.copyOf(rows);
    }

    public Row total() {
        return rows.stream().reduce(new Row("total", 0, 0, 0, new BigDecimal("0.000000"), 0, 0), Row::plus);
    }
}

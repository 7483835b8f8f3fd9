package app.alembic.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code usage_days}, which the database keeps by itself. */
@Repository
class UsageDays {

    private final JdbcClient sql;

    UsageDays(JdbcClient sql) {
        this.sql = sql;
    }

    /** Days in their order, others by what they cost; both ends of the period are included. */
    List<UsageReport.Row> sums(UsageReport.By by, LocalDate from, LocalDate to) {
        String column = by.name().toLowerCase(Locale.ROOT);
        String order = by == UsageReport.By.DAY ? "1" : "cost_usd DESC, calls DESC, 1";
        return sql.sql("""
                SELECT %s::text AS name, sum(calls) AS calls, sum(input_tokens) AS input_tokens,
                    sum(output_tokens) AS output_tokens, sum(cost_usd) AS cost_usd, sum(unpriced_calls) AS unpriced_calls,
                    sum(estimated_calls) AS estimated_calls
                FROM public.usage_days WHERE day BETWEEN :from AND :to
                GROUP BY %s ORDER BY %s
                """.formatted(column, column, order))
                .param("from", from)
                .param("to", to)
                .query(UsageDays::row)
                .list();
    }

    private static UsageReport.Row row(ResultSet row, int number) throws SQLException {
        return new UsageReport.Row(
                row.getString("name"),
                row.getLong("calls"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getBigDecimal("cost_usd"),
                row.getLong("unpriced_calls"),
                row.getLong("estimated_calls"));
    }
}

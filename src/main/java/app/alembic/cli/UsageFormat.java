package app.alembic.cli;

import app.alembic.usage.UsageReport;
import app.alembic.usage.UsageReport.By;
import app.alembic.usage.UsageReport.Row;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a report on usage is written. */
enum UsageFormat {
    /** For people: unpriced calls stand in the cost. */
    TABLE {
        @Override
        void print(UsageReport report, By by, PrintWriter out) {
            var table = new Table(by.name(), "CALLS", "INPUT TOKENS", "OUTPUT TOKENS", "COST USD", "ESTIMATED CALLS");
            Stream.concat(report.rows().stream(), Stream.of(report.total()))
                    .forEach(row -> table.row(
                            row.name(),
                            Long.toString(row.calls()),
                            Long.toString(row.inputTokens()),
                            Long.toString(row.outputTokens()),
                            cost(row),
                            Long.toString(row.estimatedCalls())));
            table.print(out);
        }
    },
    /** For spreadsheets: a head, the rows, no total. RFC 4180 but for the ends of lines, which are plain. */
    CSV {
        @Override
        void print(UsageReport report, By by, PrintWriter out) {
            out.println(column(by) + ",calls,input_tokens,output_tokens,cost_usd,unpriced_calls,estimated_calls");
            for (Row row : report.rows()) {
                out.println("%s,%d,%d,%d,%s,%d,%d"
                        .formatted(
                                quoted(row.name()),
                                row.calls(),
                                row.inputTokens(),
                                row.outputTokens(),
                                row.costUsd().toPlainString(),
                                row.unpricedCalls(),
                                row.estimatedCalls()));
            }
            out.flush();
        }
    },
    /** For programs. */
    JSON {
        @Override
        void print(UsageReport report, By by, PrintWriter out) {
            var document = new LinkedHashMap<String, Object>();
            document.put("by", column(by));
            document.put(
                    "rows",
                    report.rows().stream().map(row -> sums(column(by), row)).toList());
            document.put("total", sums("", report.total()));
            out.println(JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(document));
            out.flush();
        }
    };

    private static final int FEWEST_DIGITS = 2;

    abstract void print(UsageReport report, By by, PrintWriter out);

    private static String column(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    /** To the micro-dollar and without zeros at the end: 12.34 + 3 unpriced. */
    private static String cost(Row row) {
        BigDecimal exact = row.costUsd().stripTrailingZeros();
        String cost = exact.setScale(Math.max(FEWEST_DIGITS, exact.scale())).toPlainString();
        return row.unpricedCalls() == 0 ? cost : "%s + %d unpriced".formatted(cost, row.unpricedCalls());
    }

    private static String quoted(String text) {
        return text.matches("[\\w./:-]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** @param name of the column that holds the row's name; empty for none */
    private static Map<String, Object> sums(String name, Row row) {
        var values = new LinkedHashMap<String, Object>();
        if (!name.isEmpty()) {
            values.put(name, row.name());
        }
        values.put("calls", row.calls());
        values.put("input_tokens", row.inputTokens());
        values.put("output_tokens", row.outputTokens());
        values.put("cost_usd", row.costUsd());
        values.put("unpriced_calls", row.unpricedCalls());
        values.put("estimated_calls", row.estimatedCalls());
        return values;
    }
}

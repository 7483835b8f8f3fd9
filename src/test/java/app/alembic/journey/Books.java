package app.alembic.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.Inquiry;
import app.alembic.testing.ScriptedCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must be true of a service's database when nobody is busy any more, whatever happened before. */
final class Books {

    private final Connection owner;

    Books(Connection owner) {
        this.owner = owner;
    }

    /** Every charge has its reading or came back, and every balance is its ledger. */
    void areTrue() throws SQLException {
        assertNone("generations left open", "SELECT id FROM generations WHERE state = 'interpreting'");
        assertNone("replies still awaited", "SELECT id FROM replies WHERE state = 'awaited' AND lease_until > now()");
        assertNone("charges without a reading or a refund, or with both", """
                SELECT t.reference FROM credit_transactions t WHERE t.type = 'usage' AND 1 <>
                    (SELECT count(*) FROM readings r WHERE 'reading:' || r.id = t.reference)
                  + (SELECT count(*) FROM credit_transactions b WHERE b.type = 'refund' AND b.reference = t.reference)
                """);
        assertNone("refunds that are not the charge", """
                SELECT b.reference FROM credit_transactions b WHERE b.type = 'refund' AND NOT EXISTS (
                  SELECT FROM credit_transactions t
                  WHERE t.type = 'usage' AND t.reference = b.reference AND t.amount = -b.amount)
                """);
        assertNone("charged twice", """
                SELECT reference FROM credit_transactions WHERE type = 'usage' GROUP BY reference HAVING count(*) > 1
                """);
        assertNone("readings without a charge", """
                SELECT id FROM readings r WHERE NOT EXISTS (
                  SELECT FROM credit_transactions t WHERE t.reference = 'reading:' || r.id)
                """);
        assertNone("balances that are not their ledger", """
                SELECT id FROM users u WHERE credits <>
                  (SELECT coalesce(sum(amount), 0) FROM credit_transactions t WHERE t.user_id = u.id)
                """);
        assertNone("readings without a text", "SELECT id FROM readings WHERE length(interpretation) < 100");
        assertNone("replies that are not what became of them", """
                SELECT p.id FROM replies p LEFT JOIN reading_messages m ON m.id = p.id
                WHERE (p.state = 'complete') <> (m.id IS NOT NULL)
                """);
    }

    /** @param acknowledged every question there was, with the id it was acknowledged under */
    void holdEachOnce(Map<String, String> acknowledged) throws SQLException {
        var kept = new HashMap<String, String>();
        for (List<String> row : rows("SELECT question, id FROM generations ORDER BY id")) {
            assertThat(kept.put(row.get(0), row.get(1)))
                    .as("asked once: %s", row.get(0))
                    .isNull();
        }
        assertThat(kept).isEqualTo(acknowledged);
    }

    /** @param said what was asked about readings, and whether it was acknowledged */
    void holdWhatWasSaid(Map<String, Boolean> said) throws SQLException {
        var kept = new HashMap<String, Integer>();
        rows("SELECT content FROM reading_messages m JOIN replies p ON p.question_id = m.id WHERE m.role = 'user'")
                .forEach(row -> kept.merge(row.getFirst(), 1, Integer::sum));
        assertThat(kept.values()).as("said once").allMatch(times -> times == 1);
        assertThat(said.keySet()).as("said at all").containsAll(kept.keySet());
        said.forEach((content, acknowledged) -> {
            if (acknowledged) {
                assertThat(kept).containsKey(content);
            }
        });
    }

    /**
     * Each call that the service heard to its end is on the provider's bill, at the same price, and none is written down
     * twice. What is on the bill and not in the books was heard by somebody who was killed before writing it down: then
     * its reading was begun again, or its reply was given up.
     *
     * @return how many calls of the bill are not in the books
     */
    int agreeWith(Collection<ScriptedCall> bill) throws SQLException {
        var billed = new HashMap<Integer, ScriptedCall>();
        bill.forEach(call -> billed.put(call.promptTokens(), call));
        for (List<String> row : rows("""
                SELECT input_tokens, output_tokens, round(cost_usd * 1000000) FROM llm_usage
                WHERE provider = 'xai' AND NOT estimated AND input_tokens > 0 ORDER BY created_at
                """)) {
            ScriptedCall call = billed.remove(Integer.valueOf(row.getFirst()));
            assertThat(call).as("a call on the bill, and only once: %s", row).isNotNull();
            assertThat(row.subList(1, 3))
                    .containsExactly(String.valueOf(call.outputTokens()), String.valueOf(call.costMicros()));
        }
        for (ScriptedCall unwritten : billed.values()) {
            assertThat(wasBegunAgain(unwritten))
                    .as("call %d for %s was lost", unwritten.number(), unwritten.question())
                    .isTrue();
        }
        return billed.size();
    }

    private boolean wasBegunAgain(ScriptedCall call) throws SQLException {
        return switch (call.inquiry()) {
            case Inquiry.Interpretation asked ->
                number("SELECT count(*) FROM generations WHERE taken_up > 1 AND question = ?", call.question()) == 1;
            case Inquiry.Reply reply -> number("""
                        SELECT count(*) FROM replies p JOIN reading_messages m ON m.id = p.question_id
                        WHERE p.state <> 'complete' AND m.content = ?
                        """, reply.question()) == 1;
        };
    }

    List<String> ids(String sql) throws SQLException {
        return rows(sql).stream().map(List::getFirst).toList();
    }

    long number(String sql, String... parameters) throws SQLException {
        return Long.parseLong(rows(sql, parameters).getFirst().getFirst());
    }

    private void assertNone(String what, String sql) throws SQLException {
        assertThat(ids(sql)).as(what).isEmpty();
    }

    private List<List<String>> rows(String sql, String... parameters) throws SQLException {
        try (var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<List<String>>();
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.add(rows.getString(column));
                    }
                    all.add(row);
                }
                return all;
            }
        }
    }
}

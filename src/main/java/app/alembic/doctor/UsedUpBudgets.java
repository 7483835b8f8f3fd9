package app.alembic.doctor;

import app.alembic.database.ConnectionUrls;
import app.alembic.database.DatabaseUnusable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Budgets that have turned calls of models away today, or this month: the mirror speaks instead. */
final class UsedUpBudgets implements Examination {

    private static final String UNDEFINED_TABLE = "42P01";

    private static final String USED_UP = """
            SELECT budget, period, to_char(told_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')
            FROM public.budget_notices, LATERAL (SELECT (now() AT TIME ZONE 'UTC')::date) today (day)
            WHERE period = day OR budget LIKE '%-month' AND period = date_trunc('month', day)::date
            ORDER BY told_at, budget
            """;

    @Override
    public String area() {
        return "budgets of language models";
    }

    @Override
    public List<Finding> examine(ConnectionUrls urls) {
        try (Connection connection = OwnersLogin.connect(urls);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(USED_UP)) {
            var findings = new ArrayList<Finding>();
            while (rows.next()) {
                findings.add(
                        new Finding(
                                area(),
                                "%s of %s".formatted(rows.getString(1), rows.getString(2)),
                                Verdict.WARNING,
                                "used up: it turns calls away since %s UTC, and what costs nothing speaks instead"
                                        .formatted(rows.getString(3)),
                                "Wait for the next one, or raise it and start anew; `./alembic usage report --by day` says where it went."));
            }
            return findings.isEmpty() ? List.of(Finding.good(area(), "every budget has room", "")) : findings;
        } catch (SQLException broken) {
            if (UNDEFINED_TABLE.equals(broken.getSQLState())) {
                throw new DatabaseUnusable(
                        "The database has not taken every step of its schema; run `./alembic upgrade head`, then the doctor again.",
                        broken);
            }
            throw new DatabaseUnusable(
                    "The budgets of %s cannot be read: %s."
                            .formatted(urls.owner().withoutPassword(), broken.getMessage()),
                    broken);
        }
    }
}

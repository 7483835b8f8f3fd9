package app.alembic.doctor;

import app.alembic.database.ConnectionUrls;
import app.alembic.database.DatabaseUnusable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everybody's ledger against everybody's balance. */
final class LedgerSums implements Examination {

    /** As many are named; more have one cause. */
    private static final int NAMED = 20;

    private static final String SUMS = """
            SELECT u.id, u.credits, coalesce(l.total, 0), count(*) OVER ()
            FROM public.users u
            LEFT JOIN (SELECT user_id, sum(amount) AS total FROM public.credit_transactions GROUP BY user_id) l
                ON l.user_id = u.id
            WHERE u.credits <> coalesce(l.total, 0)
            ORDER BY u.id LIMIT %d
            """.formatted(NAMED);

    @Override
    public String area() {
        return "ledger against balances";
    }

    @Override
    public List<Finding> examine(ConnectionUrls urls) {
        try (Connection connection = OwnersLogin.connect(urls);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SUMS)) {
            var findings = new ArrayList<Finding>();
            while (rows.next()) {
                findings.add(
                        new Finding(
                                area(),
                                "balance of " + rows.getString(1),
                                Verdict.HOLE,
                                "the balance says %d, the ledger sums to %d; people so: %d"
                                        .formatted(rows.getInt(2), rows.getLong(3), rows.getLong(4)),
                                "Find out which is true, then as the owner and in one transaction write the missing movement and set the balance."));
            }
            return findings.isEmpty() ? List.of(Finding.good(area(), "every balance", "")) : findings;
        } catch (SQLException broken) {
            throw new DatabaseUnusable(
                    "The ledger of %s cannot be summed up: %s."
                            .formatted(urls.owner().withoutPassword(), broken.getMessage()),
                    broken);
        }
    }
}

package app.alembic.doctor;

import app.alembic.database.ConnectionUrls;
import app.alembic.database.DatabaseUnusable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Subscriptions that go on at Stripe though their account is gone, for example because it was deleted in SQL. */
final class ChargesOfTheDeparted implements Examination {

    /** As many are named. */
    private static final int NAMED = 20;

    private static final String UNDEFINED_TABLE = "42P01";

    private static final String OPEN = """
            SELECT stripe_subscription_id, deleted_at::date, count(*) OVER ()
            FROM public.subscription_archive
            WHERE stripe_subscription_id IS NOT NULL AND ended_at IS NULL AND status IN ('active', 'past_due')
            ORDER BY deleted_at LIMIT %d
            """.formatted(NAMED);

    @Override
    public String area() {
        return "subscriptions of deleted accounts";
    }

    @Override
    public List<Finding> examine(ConnectionUrls urls) {
        try (Connection connection = OwnersLogin.connect(urls);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OPEN)) {
            var findings = new ArrayList<Finding>();
            while (rows.next()) {
                findings.add(new Finding(
                        area(),
                        rows.getString(1),
                        Verdict.WARNING,
                        "its account was deleted on %s; such subscriptions: %d"
                                .formatted(rows.getString(2), rows.getLong(3)),
                        "Cancel it at Stripe, then set ended_at in public.subscription_archive."));
            }
            return findings.isEmpty() ? List.of(Finding.good(area(), "every one has ended", "")) : findings;
        } catch (SQLException broken) {
            if (UNDEFINED_TABLE.equals(broken.getSQLState())) {
                throw new DatabaseUnusable(
                        "The database has not taken every step of its schema; run `./alembic upgrade head`, then the doctor again.",
                        broken);
            }
            throw new DatabaseUnusable(
                    "The archive of %s cannot be read: %s."
                            .formatted(urls.owner().withoutPassword(), broken.getMessage()),
                    broken);
        }
    }
}

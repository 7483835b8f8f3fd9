package app.alembic.credits;

import app.alembic.database.AccountId;
import app.alembic.web.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Balances and the ledger behind them. Moving needs a transaction of the service, reading one of the person. */
@Repository
public class Credits {

    private final JdbcClient sql;

    Credits(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Takes {@code price} credits from {@code account} and writes the ledger entry that says so, or does neither. Asked
     * again with the same {@code reference}, it takes nothing more.
     *
     * @param price whole credits, at least 1
     * @throws InsufficientCredits if the balance is below {@code price}
     */
    public void spend(AccountId account, int price, String description, String reference) {
        boolean paid = sql.sql("SELECT public.deduct_credits(:account, :price, :description, :reference)")
                .param("account", account.value())
                .param("price", price)
                .param("description", description)
                .param("reference", reference)
                .query((row, _) -> row.getBoolean(1))
                .single();
        if (!paid) {
            throw new InsufficientCredits(price, balanceOf(account));
        }
    }

    /** Gives back what {@code reference} took. Asked again, it gives nothing more. */
    public void refund(AccountId account, int price, String description, String reference) {
        grant(account, price, "refund", description, reference);
    }

    /** A present of the operator's, exactly once for each {@code reference}. */
    public void bonus(AccountId account, int amount, String description, String reference) {
        grant(account, amount, "bonus", description, reference);
    }

    private void grant(AccountId account, int amount, String type, String description, String reference) {
        boolean granted = sql.sql("SELECT public.grant_credits(:account, :amount, :type, :description, :reference)")
                .param("account", account.value())
                .param("amount", amount)
                .param("type", type)
                .param("description", description)
                .param("reference", reference)
                .query((row, _) -> row.getBoolean(1))
                .single();
        if (!granted) {
            throw new IllegalStateException("no such account: " + account);
        }
    }

    public int balanceOf(AccountId account) {
        return sql.sql("SELECT credits FROM public.users WHERE id = :account")
                .param("account", account.value())
                .query((row, _) -> row.getInt(1))
                .optional()
                .orElse(0);
    }

    /** @param after null for the newest */
    public LedgerPage ledgerOf(AccountId account, int limit, @Nullable Cursor after) {
        List<LedgerEntry> found = sql.sql("""
                SELECT id, amount, type, description, created_at
                FROM public.credit_transactions
                WHERE user_id = :account
                  AND (CAST(:time AS timestamptz) IS NULL OR created_at < :time OR (created_at = :time AND id > :id))
                ORDER BY created_at DESC, id
                LIMIT :limit
                """)
                .param("account", account.value())
                .param("time", after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.id())
                .param("limit", limit + 1)
                .query((row, _) -> new LedgerEntry(
                        row.getObject("id", UUID.class),
                        row.getInt("amount"),
                        row.getString("type"),
                        row.getString("description"),
                        instant(row.getObject("created_at", OffsetDateTime.class))))
                .list();
        List<LedgerEntry> page = found.subList(0, Math.min(limit, found.size()));
        Cursor next = found.size() > limit
                ? new Cursor(page.getLast().createdAt(), page.getLast().id())
                : null;
        return new LedgerPage(balanceOf(account), page, next);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}

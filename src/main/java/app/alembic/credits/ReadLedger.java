package app.alembic.credits;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A page of somebody's ledger, read as that person. */
@Component
public class ReadLedger {

    private final Database database;
    private final Credits credits;

    ReadLedger(Database database, Credits credits) {
        this.database = database;
        this.credits = credits;
    }

    /** @param after null for the newest */
    public LedgerPage of(AccountId account, int limit, @Nullable Cursor after) {
        return database.readAsUser(account, () -> credits.ledgerOf(account, limit, after));
    }
}

package app.alembic.credits;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A present of the operator's. */
@Component
public class GrantCredits {

    private static final Logger LOG = LoggerFactory.getLogger(GrantCredits.class);

    private final Database database;
    private final Credits credits;

    GrantCredits(Database database, Credits credits) {
        this.database = database;
        this.credits = credits;
    }

    /**
     * @param amount whole credits, at least 1
     * @param reason for the ledger, where its owner reads it
     * @return the balance afterwards
     */
    public int grant(AccountId account, int amount, String reason) {
        String reference = "operator:" + UUID.randomUUID();
        int balance = database.asService(() -> {
            credits.bonus(account, amount, reason, reference);
            return credits.balanceOf(account);
        });
        LOG.info("granted {} credits account={} {}", amount, account, reference);
        return balance;
    }
}

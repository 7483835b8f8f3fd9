package app.alembic.account;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.problem.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Puts somebody on another tier: nobody does that for themselves. */
@Service
public class ChangeTier {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeTier.class);

    private final Database database;
    private final Accounts accounts;

    ChangeTier(Database database, Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /** @throws NotFound if there is no such person */
    public void to(Tier tier, AccountId who) {
        if (!database.asService(() -> accounts.change(who, tier))) {
            throw new NotFound("There is nobody of that id.");
        }
        LOG.info("changed tier account={} tier={}", who, tier.code());
    }
}

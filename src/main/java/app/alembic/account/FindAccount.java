package app.alembic.account;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.problem.NotFound;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Looks profiles up: one's own, or, for the operator, anybody's. */
@Service
public class FindAccount {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Database database;
    private final Accounts accounts;

    FindAccount(Database database, Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /** Read as that person, under row level security. */
    public Account own(AccountId who) {
        return database.readAsUser(who, () -> accounts.find(who)).orElseThrow(FindAccount::nobody);
    }

    /**
     * For the operator.
     *
     * @param who an id or an e-mail
     * @throws NotFound if there is nobody of that id or e-mail
     */
    public Account named(String who) {
        String name = who.strip();
        return database.asService(() -> ID.matcher(name).matches()
                        ? accounts.find(new AccountId(UUID.fromString(name)))
                        : accounts.find(name.toLowerCase(Locale.ROOT)))
                .orElseThrow(FindAccount::nobody);
    }

    private static NotFound nobody() {
        return new NotFound("There is nobody of that id or e-mail.");
    }
}

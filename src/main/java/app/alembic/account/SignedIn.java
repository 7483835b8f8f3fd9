package app.alembic.account;

import app.alembic.database.AccountId;
import java.security.Principal;
import java.util.UUID;

/**
 * Who is asking: the principal of every authenticated request. Controllers take it as
 * {@code @AuthenticationPrincipal SignedIn who}.
 *
 * @param session the row of {@code auth.sessions} that the request's token or cookie belongs to
 */
public record SignedIn(AccountId id, UUID session) implements Principal {

    @Override
    public String getName() {
        return id.toString();
    }
}

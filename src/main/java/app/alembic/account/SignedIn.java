package app.alembic.account;

import app.alembic.database.AccountId;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking: the principal of every authenticated request. Controllers take it as
 * {@code @AuthenticationPrincipal SignedIn who}.
 *
 * @param session the row of {@code auth.sessions} that the request's token or cookie belongs to, or Supabase's id
 *     of it; null for a token that somebody else made with the shared secret
 */
public record SignedIn(AccountId id, @Nullable UUID session) implements Principal {

    @Override
    public String getName() {
        return id.toString();
    }
}

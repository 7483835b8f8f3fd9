package app.alembic.account;

import app.alembic.database.AccountId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody's profile: a row of {@code public.users}.
 *
 * @param email empty for a guest
 * @param credits the balance, which the ledger explains
 * @param preferences an object of JSON that is theirs to change
 */
public record Account(
        AccountId id, String email, Tier tier, int credits, Map<String, Object> preferences, Instant createdAt) {

    public Account {
        preferences = Collections.unmodifiableMap(new LinkedHashMap<>(preferences));
    }
}

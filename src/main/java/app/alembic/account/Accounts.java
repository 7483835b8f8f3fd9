package app.alembic.account;

import app.alembic.database.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code public.users}; which of them are seen is for the transaction to say. */
@Repository
class Accounts {

    private static final String SELECT =
            "SELECT id, email, tier, credits, coalesce(preferences, '{}') AS preferences, created_at FROM public.users ";

    private final JdbcClient sql;
    private final JsonMapper json;

    Accounts(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<Account> find(AccountId id) {
        return sql.sql(SELECT + "WHERE id = :id")
                .param("id", id.value())
                .query(this::account)
                .optional();
    }

    /** @param email in lower case; should several have it, the oldest account */
    Optional<Account> find(String email) {
        return sql.sql(SELECT + "WHERE email = :email AND email <> '' ORDER BY created_at, id LIMIT 1")
                .param("email", email)
                .query(this::account)
                .optional();
    }

    private Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("email"),
                Tier.of(row.getString("tier")),
                row.getInt("credits"),
                json.readValue(row.getString("preferences"), new TypeReference<Map<String, Object>>() {}),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}

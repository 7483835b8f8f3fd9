package app.alembic.auth;

import app.alembic.auth.supabase.KeptHere;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code auth.users}. */
@Repository
@Conditional(KeptHere.class)
class Users {

    private static final String COLUMNS = """
            id, aud, role, email, email_confirmed_at, phone, last_sign_in_at, raw_app_meta_data, raw_user_meta_data,
            is_anonymous, coalesce(banned_until > now(), false) AS is_banned, created_at, updated_at
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    Users(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** What a sign-in needs to know first. */
    record Credentials(UUID user, @Nullable String hash) {}

    /**
     * A new, confirmed person, and through a trigger their profile; empty if somebody has the address, however closely
     * the two came together.
     */
    Optional<User> add(EmailAddress email, String hash, Map<String, Object> userMetadata) {
        return sql.sql("""
                INSERT INTO auth.users (email, encrypted_password, email_confirmed_at, last_sign_in_at, raw_user_meta_data)
                VALUES (:email, :hash, now(), now(), CAST(:userMetadata AS jsonb))
                ON CONFLICT (email) DO NOTHING
                RETURNING\s""" + COLUMNS)
                .param("email", email.value())
                .param("hash", hash)
                .param("userMetadata", json.writeValueAsString(userMetadata))
                .query(this::user)
                .optional();
    }

    Optional<Credentials> credentials(EmailAddress email) {
        return sql.sql("SELECT id, encrypted_password FROM auth.users WHERE email = :email")
                .param("email", email.value())
                .query((row, n) ->
                        new Credentials(row.getObject("id", UUID.class), row.getString("encrypted_password")))
                .optional();
    }

    /**
     * Notes a sign-in that was proven with the password behind {@code hash}; empty if meanwhile the person has gone or
     * has another password.
     *
     * @param newHash of the same password, or {@code hash} again
     */
    Optional<User> signedIn(UUID id, String hash, String newHash) {
        return sql.sql("""
                UPDATE auth.users SET last_sign_in_at = now(), updated_at = now(), encrypted_password = :newHash
                WHERE id = :id AND encrypted_password = :hash
                RETURNING\s""" + COLUMNS)
                .param("id", id)
                .param("hash", hash)
                .param("newHash", newHash)
                .query(this::user)
                .optional();
    }

    Optional<User> find(UUID id) {
        return sql.sql("SELECT " + COLUMNS + " FROM auth.users WHERE id = :id")
                .param("id", id)
                .query(this::user)
                .optional();
    }

    private User user(ResultSet row, int n) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("aud"),
                row.getString("role"),
                row.getString("email"),
                instant(row, "email_confirmed_at"),
                row.getString("phone"),
                instant(row, "last_sign_in_at"),
                object(row.getString("raw_app_meta_data")),
                object(row.getString("raw_user_meta_data")),
                row.getBoolean("is_anonymous"),
                row.getBoolean("is_banned"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private Map<String, Object> object(String text) {
        return json.readValue(text, new TypeReference<Map<String, Object>>() {});
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

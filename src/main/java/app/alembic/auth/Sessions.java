package app.alembic.auth;

import app.alembic.auth.supabase.KeptHere;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code auth.sessions}. A session that has ended has none. */
@Repository
@Conditional(KeptHere.class)
class Sessions {

    private static final String COLUMNS = "id, user_id, aal, amr, refresh_counter";

    private static final String ALIVE = "(not_after IS NULL OR not_after > now())";

    private final JdbcClient sql;
    private final JsonMapper json;

    Sessions(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * Begins a session by password, and clears away this person's that ran out.
     *
     * @param cookie of a browser, whose session ends after {@link BrowserSecret#LIFE} without use; null for a program,
     *     whose session lasts until it is ended
     */
    Session begin(UUID id, UUID user, Device device, @Nullable BrowserSecret cookie) {
        sql.sql("DELETE FROM auth.sessions WHERE user_id = :user AND not_after <= now()")
                .param("user", user)
                .update();
        return sql.sql("""
                INSERT INTO auth.sessions (id, user_id, amr, cookie_hash, not_after, user_agent, ip)
                VALUES (:id, :user,
                        jsonb_build_array(jsonb_build_object(
                            'method', 'password', 'timestamp', floor(extract(epoch FROM now()))::bigint)),
                        :cookie, now() + :days * interval '1 day', :agent, CAST(:ip AS inet))
                RETURNING\s""" + COLUMNS)
                .param("id", id)
                .param("user", user)
                .param("cookie", cookie == null ? null : cookie.hash(), Types.BINARY)
                .param("days", cookie == null ? null : BrowserSecret.LIFE.toDays(), Types.BIGINT)
                .param("agent", device.userAgent(), Types.VARCHAR)
                .param("ip", device.ip(), Types.VARCHAR)
                .query(this::session)
                .single();
    }

    /** Whoever refreshes the same session waits until this transaction is over. */
    Optional<Session> lock(UUID id) {
        return sql.sql("SELECT " + COLUMNS + " FROM auth.sessions WHERE id = :id AND " + ALIVE + " FOR NO KEY UPDATE")
                .param("id", id)
                .query(this::session)
                .optional();
    }

    Session advance(Session session) {
        return sql.sql("""
                UPDATE auth.sessions SET refresh_counter = refresh_counter + 1, refreshed_at = now() WHERE id = :id
                RETURNING\s""" + COLUMNS)
                .param("id", session.id())
                .query(this::session)
                .single();
    }

    void end(UUID id) {
        sql.sql("DELETE FROM auth.sessions WHERE id = :id").param("id", id).update();
    }

    void endBrowser(BrowserSecret cookie) {
        sql.sql("DELETE FROM auth.sessions WHERE cookie_hash = :hash")
                .param("hash", cookie.hash())
                .update();
    }

    /** @param spared one that stays, or null */
    void endAll(UUID user, @Nullable UUID spared) {
        sql.sql("DELETE FROM auth.sessions WHERE user_id = :user AND id IS DISTINCT FROM CAST(:spared AS uuid)")
                .param("user", user)
                .param("spared", spared, Types.OTHER)
                .update();
    }

    private Session session(ResultSet row, int n) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("aal"),
                json.readValue(row.getString("amr"), new TypeReference<List<Map<String, Object>>>() {}),
                row.getLong("refresh_counter"));
    }
}

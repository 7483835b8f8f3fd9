package app.alembic.auth;

import app.alembic.account.SignedIn;
import app.alembic.auth.BearerTokens.Bearer;
import app.alembic.auth.supabase.KeptHere;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells whose token or cookie a request carries. Every request asks the database: whoever signed out a moment ago, on
 * whichever node, is out, and a role that was taken away is gone.
 */
@Repository
@Conditional(KeptHere.class)
class Recognition {

    private final Database database;
    private final JdbcClient sql;
    private final BearerTokens tokens;
    private final SessionIds ids;

    Recognition(Database database, JdbcClient sql, BearerTokens tokens, SessionIds ids) {
        this.database = database;
        this.sql = sql;
        this.tokens = tokens;
        this.ids = ids;
    }

    /**
     * Whether somebody is an operator the database says, not the token, which may be an hour old.
     *
     * @throws AuthRefusal if the token is not a present user's
     */
    Recognised byToken(String token) {
        Bearer bearer = tokens.read(token);
        Standing standing = database.asAuthAdmin(() -> standing(bearer));
        boolean neverOurs = bearer.byOthers() && (bearer.session() == null || !ids.isOurs(bearer.session()));
        if (!standing.isSession() && !neverOurs) {
            throw AuthRefusal.sessionNotFound();
        }
        if (!standing.isUser()) {
            throw new AuthRefusal(AuthCode.USER_NOT_FOUND, "User from sub claim in JWT does not exist");
        }
        if (standing.isBanned()) {
            throw AuthRefusal.banned();
        }
        var who = new SignedIn(new AccountId(bearer.user()), standing.isSession() ? bearer.session() : null);
        return new Recognised(who, standing.isAdmin());
    }

    private record Standing(boolean isUser, boolean isSession, boolean isBanned, boolean isAdmin) {}

    private Standing standing(Bearer bearer) {
        return sql.sql("""
                SELECT u.id IS NOT NULL AS is_user, s.id IS NOT NULL AS is_session,
                       coalesce(u.banned_until > now(), false) AS is_banned,
                       coalesce(u.raw_app_meta_data ->> 'role' = 'admin', false) AS is_admin
                FROM (VALUES (CAST(:user AS uuid), CAST(:session AS uuid))) AS asked (user_id, session_id)
                LEFT JOIN auth.users u ON u.id = asked.user_id
                LEFT JOIN auth.sessions s ON s.id = asked.session_id AND s.user_id = asked.user_id
                    AND (s.not_after IS NULL OR s.not_after > now())
                """)
                .param("user", bearer.user())
                .param("session", bearer.session(), Types.OTHER)
                .query((row, n) -> new Standing(
                        row.getBoolean("is_user"),
                        row.getBoolean("is_session"),
                        row.getBoolean("is_banned"),
                        row.getBoolean("is_admin")))
                .single();
    }

    /** Use prolongs a browser's session, written down at most once a day. */
    Returning byCookie(BrowserSecret cookie) {
        return database.asAuthAdmin(() -> {
            Stay stay = present(cookie).orElse(null);
            if (stay == null) {
                return new Returning.Stranger();
            }
            if (!stay.isDue()) {
                return new Returning.Known(stay.asking());
            }
            prolong(cookie);
            return new Returning.Renewed(stay.asking(), cookie.value());
        });
    }

    /** @param isDue to be prolonged */
    private record Stay(Recognised asking, boolean isDue) {}

    private Optional<Stay> present(BrowserSecret cookie) {
        return sql.sql("""
                SELECT s.id, s.user_id, s.not_after < now() + (:days - 1) * interval '1 day' AS is_due,
                       coalesce(u.raw_app_meta_data ->> 'role' = 'admin', false) AS is_admin
                FROM auth.sessions s JOIN auth.users u ON u.id = s.user_id
                WHERE s.cookie_hash = :hash AND s.not_after > now()
                    AND NOT coalesce(u.banned_until > now(), false)
                """)
                .param("hash", cookie.hash())
                .param("days", BrowserSecret.LIFE.toDays())
                .query((row, n) -> new Stay(
                        new Recognised(
                                new SignedIn(
                                        new AccountId(row.getObject("user_id", UUID.class)),
                                        row.getObject("id", UUID.class)),
                                row.getBoolean("is_admin")),
                        row.getBoolean("is_due")))
                .optional();
    }

    private void prolong(BrowserSecret cookie) {
        sql.sql("UPDATE auth.sessions SET not_after = now() + :days * interval '1 day' WHERE cookie_hash = :hash")
                .param("days", BrowserSecret.LIFE.toDays())
                .param("hash", cookie.hash())
                .update();
    }
}

package app.alembic.auth;

import app.alembic.auth.RefreshTokens.RefreshToken;
import app.alembic.auth.supabase.KeptHere;
import app.alembic.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Service;

/**
 * Exchanges a refresh token for the next one. The active one moves on; its direct parent, which a client still holds
 * that lost an answer or asked twice at once, is told the active one again. Anything older has been in two hands, and
 * the session ends for both.
 */
@Service
@Conditional(KeptHere.class)
class RefreshSession {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshSession.class);

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final RefreshTokens tokens;

    RefreshSession(Database database, Users users, Sessions sessions, RefreshTokens tokens) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** @throws AuthRefusal if the token does not open a session any more */
    Admission refresh(String token) {
        RefreshToken presented = tokens.read(token).orElseThrow(RefreshSession::notFound);
        return switch (database.asAuthAdmin(() -> turn(presented))) {
            case Renewed(Admission admission) -> admission;
            case Refused(AuthRefusal refusal) -> throw refusal;
        };
    }

    /** A refusal is returned, not thrown: what it changed must be committed. */
    private sealed interface Outcome {}

    private record Renewed(Admission admission) implements Outcome {}

    private record Refused(AuthRefusal refusal) implements Outcome {}

    private Outcome turn(RefreshToken presented) {
        Session session = sessions.lock(presented.session()).orElse(null);
        if (session == null || presented.counter() > session.refreshCounter()) {
            return new Refused(notFound()); // a later counter was issued by a database that has since been restored
        }
        if (presented.counter() < session.refreshCounter() - 1) {
            sessions.end(session.id());
            LOG.warn(
                    "ended a session whose old refresh token came back account={} session={}",
                    session.user(),
                    session.id());
            return new Refused(
                    new AuthRefusal(AuthCode.REFRESH_TOKEN_ALREADY_USED, "Invalid Refresh Token: Already Used"));
        }
        User user = users.find(session.user()).orElse(null);
        if (user == null || user.isBanned()) {
            return new Refused(user == null ? notFound() : AuthRefusal.banned());
        }
        boolean isActive = presented.counter() == session.refreshCounter();
        return new Renewed(new Admission(user, isActive ? sessions.advance(session) : session));
    }

    private static AuthRefusal notFound() {
        return new AuthRefusal(AuthCode.REFRESH_TOKEN_NOT_FOUND, "Invalid Refresh Token: Refresh Token Not Found");
    }
}

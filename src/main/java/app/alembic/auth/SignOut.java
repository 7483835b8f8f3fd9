package app.alembic.auth;

import app.alembic.account.SignedIn;
import app.alembic.auth.supabase.KeptHere;
import app.alembic.database.Database;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Service;

/** Ends sessions. Their tokens and cookies are refused from then on. */
@Service
@Conditional(KeptHere.class)
class SignOut {

    private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);

    /** Which sessions of a person end: all, the one that asks, or all but that one. */
    enum Scope {
        GLOBAL,
        LOCAL,
        OTHERS
    }

    private final Database database;
    private final Sessions sessions;

    SignOut(Database database, Sessions sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    void signOut(SignedIn who, Scope scope) {
        UUID user = who.id().value();
        UUID session = who.session();
        database.asAuthAdmin(() -> {
            switch (scope) {
                case GLOBAL -> sessions.endAll(user, null);
                case OTHERS -> sessions.endAll(user, session);
                case LOCAL -> {
                    if (session != null) {
                        sessions.end(session);
                    }
                }
            }
            return scope;
        });
        LOG.info("signed out account={} session={} scope={}", user, session, scope);
    }

    /** Ends the session of a browser, whoever's it is; none is fine. */
    void signOut(BrowserSecret cookie) {
        database.asAuthAdmin(() -> {
            sessions.endBrowser(cookie);
            return cookie;
        });
    }
}

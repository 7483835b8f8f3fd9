package app.alembic.auth;

import app.alembic.auth.Users.Credentials;
import app.alembic.auth.supabase.KeptHere;
import app.alembic.database.Database;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Service;

/** Lets somebody in by address and password. Every time is a new session: one that was there before proves nothing. */
@Service
@Conditional(KeptHere.class)
class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final SessionIds ids;
    private final Passwords passwords;

    SignIn(Database database, Users users, Sessions sessions, SessionIds ids, Passwords passwords) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.ids = ids;
        this.passwords = passwords;
    }

    /**
     * @param cookie of the browser, or null for a program
     * @throws AuthRefusal if the two do not belong together; whether anybody has the address shows neither in the
     *     answer nor in the time it takes
     */
    Admission signIn(String email, String password, Device device, @Nullable BrowserSecret cookie) {
        Optional<Credentials> known =
                EmailAddress.of(email).flatMap(address -> database.asAuthAdmin(() -> users.credentials(address)));
        String hash = known.map(Credentials::hash).orElse(null);
        if (!passwords.matches(password, hash) || known.isEmpty() || hash == null) {
            LOG.info(
                    "refused a sign-in account={}",
                    known.map(Credentials::user).map(UUID::toString).orElse("none"));
            throw AuthRefusal.invalidCredentials();
        }
        String newHash = passwords.isDated(hash) ? passwords.hash(password) : hash;
        UUID session = ids.next();
        // Hashing held no connection; what it proved is checked again where it counts.
        Admission admission = database.asAuthAdmin(() -> {
            User user = users.signedIn(known.get().user(), hash, newHash).orElseThrow(AuthRefusal::invalidCredentials);
            if (user.isBanned()) {
                throw AuthRefusal.banned();
            }
            return new Admission(user, sessions.begin(session, user.id(), device, cookie));
        });
        LOG.info("signed in account={} session={}", admission.user().id(), session);
        return admission;
    }
}

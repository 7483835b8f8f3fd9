package app.alembic.auth;

import app.alembic.auth.supabase.KeptHere;
import app.alembic.database.Database;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Makes an account and lets its owner in. */
@Service
@Conditional(KeptHere.class)
class SignUp {

    private static final Logger LOG = LoggerFactory.getLogger(SignUp.class);

    /** In bytes of JSON: it travels in every access token, and thereby in a header of every request. */
    private static final int MOST_METADATA = 4_096;

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final SessionIds ids;
    private final Passwords passwords;
    private final JsonMapper json;

    SignUp(Database database, Users users, Sessions sessions, SessionIds ids, Passwords passwords, JsonMapper json) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.ids = ids;
        this.passwords = passwords;
        this.json = json;
    }

    /**
     * @param userMetadata what they say of themselves, an object of JSON
     * @param cookie of the browser, or null for a program
     * @throws AuthRefusal if the address or the password will not do, or somebody has the address
     */
    Admission signUp(
            String email,
            String password,
            Map<String, Object> userMetadata,
            Device device,
            @Nullable BrowserSecret cookie) {
        EmailAddress address = EmailAddress.of(email)
                .orElseThrow(() -> new AuthRefusal(
                        AuthCode.VALIDATION_FAILED, "Unable to validate email address: invalid format"));
        passwords.requireAcceptable(password);
        if (json.writeValueAsBytes(userMetadata).length > MOST_METADATA) {
            throw new AuthRefusal(
                    AuthCode.VALIDATION_FAILED, "`data` may have at most %,d bytes".formatted(MOST_METADATA));
        }
        String hash = passwords.hash(password);
        UUID session = ids.next();
        Admission admission = admit(address, hash, userMetadata, session, device, cookie);
        LOG.info("signed up account={} session={}", admission.user().id(), session);
        return admission;
    }

    private Admission admit(
            EmailAddress address,
            String hash,
            Map<String, Object> userMetadata,
            UUID session,
            Device device,
            @Nullable BrowserSecret cookie) {
        try {
            return database.asAuthAdmin(() -> {
                User user = users.add(address, hash, userMetadata)
                        .orElseThrow(() -> new AuthRefusal(AuthCode.USER_ALREADY_EXISTS, "User already registered"));
                return new Admission(user, sessions.begin(session, user.id(), device, cookie));
            });
        } catch (DataIntegrityViolationException notStorable) {
            // PostgreSQL is stricter here and there, on numbers in `data` for example; the cause may quote the values.
            throw new AuthRefusal(AuthCode.VALIDATION_FAILED, "That cannot be stored; please send it plainer");
        }
    }
}

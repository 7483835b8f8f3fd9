package app.alembic.auth;

import app.alembic.auth.supabase.KeptHere;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Accounts and sessions are rows of this installation's schema {@code auth}; the cookie holds a {@link BrowserSecret}. */
@Component
@Conditional(KeptHere.class)
class OwnDoorkeeper implements Doorkeeper {

    private final SignIn signIn;
    private final SignUp signUp;
    private final SignOut signOut;
    private final Recognition recognition;

    OwnDoorkeeper(SignIn signIn, SignUp signUp, SignOut signOut, Recognition recognition) {
        this.signIn = signIn;
        this.signUp = signUp;
        this.signOut = signOut;
        this.recognition = recognition;
    }

    @Override
    public String signIn(String email, String password, Device device) {
        BrowserSecret secret = BrowserSecret.next();
        signIn.signIn(email, password, device, secret);
        return secret.value();
    }

    @Override
    public Optional<String> signUp(String email, String password, Device device) {
        BrowserSecret secret = BrowserSecret.next();
        signUp.signUp(email, password, Map.of(), device, secret);
        return Optional.of(secret.value());
    }

    @Override
    public void signOut(String cookie) {
        BrowserSecret.of(cookie).ifPresent(signOut::signOut);
    }

    @Override
    public Recognised byToken(String token) {
        return recognition.byToken(token);
    }

    @Override
    public Returning byCookie(String cookie) {
        return BrowserSecret.of(cookie).map(recognition::byCookie).orElseGet(Returning.Stranger::new);
    }
}

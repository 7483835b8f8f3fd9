package app.alembic.auth;

import app.alembic.account.SignedIn;
import app.alembic.auth.AccessTokens.AccessToken;
import app.alembic.auth.AuthAnswers.SessionAnswer;
import app.alembic.auth.AuthAnswers.UserAnswer;
import app.alembic.auth.SignOut.Scope;
import app.alembic.auth.supabase.KeptHere;
import app.alembic.database.Database;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Supabase Auth's contract, as far as {@code contracts.md} names it: the official client works with it unchanged. */
@RestController
@Conditional(KeptHere.class)
@RequestMapping("/auth/v1")
class AuthApi {

    private final SignUp signUp;
    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Keys keys;
    private final Users users;
    private final Database database;
    private final AuthBody bodies;
    private final AuthSettings settings;

    AuthApi(
            SignUp signUp,
            SignIn signIn,
            RefreshSession refreshSession,
            SignOut signOut,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            Keys keys,
            Users users,
            Database database,
            AuthBody bodies,
            AuthSettings settings) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.keys = keys;
        this.users = users;
        this.database = database;
        this.bodies = bodies;
        this.settings = settings;
    }

    @PostMapping("/signup")
    SessionAnswer signUp(HttpServletRequest request) throws IOException {
        JsonNode body = bodies.read(request);
        return answer(signUp.signUp(
                AuthBody.text(body, "email"),
                AuthBody.text(body, "password"),
                bodies.object(body, "data"),
                Device.of(request),
                null));
    }

    @PostMapping("/token")
    SessionAnswer token(@RequestParam(name = "grant_type", defaultValue = "") String grant, HttpServletRequest request)
            throws IOException {
        JsonNode body = bodies.read(request);
        return switch (grant) {
            case "password" ->
                answer(signIn.signIn(
                        AuthBody.text(body, "email"), AuthBody.text(body, "password"), Device.of(request), null));
            case "refresh_token" -> answer(refreshSession.refresh(AuthBody.text(body, "refresh_token")));
            default -> throw new AuthRefusal(AuthCode.VALIDATION_FAILED, "unsupported_grant_type");
        };
    }

    @GetMapping("/user")
    UserAnswer user(@AuthenticationPrincipal SignedIn who) {
        return database.asAuthAdmin(() -> users.find(who.id().value()))
                .map(UserAnswer::of)
                .orElseThrow(AuthRefusal::sessionNotFound);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "global") String scope) {
        signOut.signOut(who, scope(scope));
    }

    /** Whoever wants to verify tokens without asking: only the public part. */
    @GetMapping("/.well-known/jwks.json")
    Map<String, Object> keys() {
        return new JWKSet(keys.signing()).toJSONObject(true);
    }

    @GetMapping("/settings")
    Map<String, Object> settings() {
        return Map.of(
                "external",
                Map.of("email", true, "phone", false, "anonymous_users", false),
                "disable_signup",
                false,
                "mailer_autoconfirm",
                settings.autoconfirm(),
                "phone_autoconfirm",
                false,
                "sms_provider",
                "",
                "saml_enabled",
                false);
    }

    private SessionAnswer answer(Admission admission) {
        AccessToken token = accessTokens.issue(admission.user(), admission.session());
        return new SessionAnswer(
                token.value(),
                "bearer",
                AccessTokens.LIFE.toSeconds(),
                token.expiresAt().getEpochSecond(),
                refreshTokens.activeOf(admission.session()),
                UserAnswer.of(admission.user()));
    }

    private static Scope scope(@Nullable String name) {
        return switch (String.valueOf(name).toLowerCase(Locale.ROOT)) {
            case "global" -> Scope.GLOBAL;
            case "local" -> Scope.LOCAL;
            case "others" -> Scope.OTHERS;
            default -> throw new AuthRefusal(AuthCode.VALIDATION_FAILED, "Unsupported logout scope");
        };
    }
}

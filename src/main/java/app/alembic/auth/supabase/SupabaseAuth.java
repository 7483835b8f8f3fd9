package app.alembic.auth.supabase;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What anybody may ask of Supabase Auth. Everything here waits on the network: never inside of a transaction.
 *
 * <p>All methods throw {@link SupabaseRefusal} if the answer is no, and {@link SupabaseUnavailable} if there is none.
 */
public final class SupabaseAuth {

    private final SupabaseHttp http;
    private final String key;

    SupabaseAuth(SupabaseHttp http, String key) {
        this.http = http;
        this.key = key;
    }

    public GrantedTokens signIn(String email, String password) {
        return tokens(http.ask(
                "sign-in",
                "POST",
                "/token?grant_type=password",
                key,
                null,
                Map.of("email", email, "password", password)));
    }

    /**
     * @param next where the link in the mail leads, if the project allows that address; empty for the project's own
     * @return empty if the address must be confirmed by mail first; so it looks too if somebody has it already
     */
    public Optional<GrantedTokens> signUp(String email, String password, String next) {
        String query = next.isEmpty() ? "" : "?redirect_to=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        JsonNode answer =
                http.ask("sign-up", "POST", "/signup" + query, key, null, Map.of("email", email, "password", password));
        if (answer.has("access_token")) {
            return Optional.of(tokens(answer));
        }
        if (answer.has("id") || answer.path("user").has("id")) {
            return Optional.empty();
        }
        throw SupabaseHttp.unavailable("sign-up", "an answer without session and user");
    }

    public GrantedTokens refresh(String refreshToken) {
        return tokens(http.ask(
                "refresh",
                "POST",
                "/token?grant_type=refresh_token",
                key,
                null,
                Map.of("refresh_token", refreshToken)));
    }

    /** Ends the session that the token belongs to, and no other of that person. */
    public void signOut(String accessToken) {
        http.ask("sign-out", "POST", "/logout?scope=local", key, accessToken, null);
    }

    /**
     * The public keys that tokens are signed with: none in a project that signs with a secret.
     *
     * @throws SupabaseUnavailable also if the answer is no
     */
    public JWKSet keys() {
        try {
            JsonNode answer = http.ask("keys", "GET", "/.well-known/jwks.json", key, null, null);
            return JWKSet.parse(answer.toString());
        } catch (SupabaseRefusal refusal) {
            throw SupabaseHttp.unavailable("keys", "status %d %s".formatted(refusal.status(), refusal.code()));
        } catch (ParseException malformed) {
            throw SupabaseHttp.unavailable("keys", "an answer that is no set of keys");
        }
    }

    private static GrantedTokens tokens(JsonNode answer) {
        try {
            return new GrantedTokens(
                    answer.path("access_token").asString(""),
                    answer.path("refresh_token").asString(""));
        } catch (IllegalArgumentException malformed) {
            throw SupabaseHttp.unavailable("session", "an answer without usable tokens");
        }
    }
}

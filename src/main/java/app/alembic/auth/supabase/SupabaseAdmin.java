package app.alembic.auth.supabase;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What only the service role may ask of Supabase Auth.
 *
 * <p>All methods throw {@link SupabaseRefusal} if the answer is no, and {@link SupabaseUnavailable} if there is none.
 */
public final class SupabaseAdmin {

    private static final int PER_PAGE = 200;

    private final SupabaseHttp http;
    private final String key;

    SupabaseAdmin(SupabaseHttp http, String key) {
        this.http = http;
        this.key = key;
    }

    /**
     * Somebody with an account.
     *
     * @param email empty for a guest
     * @param role of the application, from {@code app_metadata}; empty if none
     */
    public record User(
            UUID id,
            String email,
            String role,
            Instant createdAt,
            @Nullable Instant lastSignInAt) {}

    /**
     * The oldest accounts first.
     *
     * @param page from 1; an empty one is the last
     */
    public List<User> users(int page) {
        JsonNode answer = http.ask(
                "list of people",
                "GET",
                "/admin/users?page=%d&per_page=%d&sort=created_at%%20asc".formatted(page, PER_PAGE),
                key,
                key,
                null);
        if (!answer.path("users").isArray()) {
            throw SupabaseHttp.unavailable("list of people", "an answer without users");
        }
        var users = new ArrayList<User>();
        answer.path("users").forEach(user -> users.add(user(user)));
        return users;
    }

    public Optional<User> find(UUID id) {
        try {
            return Optional.of(user(http.ask("person", "GET", "/admin/users/" + id, key, key, null)));
        } catch (SupabaseRefusal refusal) {
            if (refusal.status() == 404) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** @param role null takes it away; what else the application keeps about them stays */
    public User setRole(UUID id, @Nullable String role) {
        Map<String, @Nullable Object> metadata = Collections.singletonMap("role", role);
        return user(
                http.ask("change of role", "PUT", "/admin/users/" + id, key, key, Map.of("app_metadata", metadata)));
    }

    public void delete(UUID id) {
        http.ask("deletion", "DELETE", "/admin/users/" + id, key, key, null);
    }

    private static User user(JsonNode user) {
        try {
            JsonNode lastSignIn = user.path("last_sign_in_at");
            return new User(
                    UUID.fromString(user.path("id").asString("")),
                    user.path("email").asString(""),
                    user.path("app_metadata").path("role").asString(""),
                    time(user.path("created_at")),
                    lastSignIn.isString() ? time(lastSignIn) : null);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw SupabaseHttp.unavailable("person", "an answer that is no user");
        }
    }

    private static Instant time(JsonNode text) {
        return OffsetDateTime.parse(text.asString("")).toInstant();
    }
}

package app.alembic.auth.supabase;

import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Clients of a project that a test plays. */
public final class SupabaseClients {

    public static final String ANON_KEY = "an-anon-key";
    public static final String SERVICE_ROLE_KEY = "a-service-role-key";

    private SupabaseClients() {}

    public static SupabaseSettings settings(String url) {
        return new SupabaseSettings(url, ANON_KEY, SERVICE_ROLE_KEY);
    }

    public static SupabaseAuth auth(String url, Duration patience) {
        return new SupabaseAuth(http(url, patience), ANON_KEY);
    }

    public static SupabaseAdmin admin(String url) {
        return new SupabaseAdmin(http(url, Duration.ofSeconds(10)), SERVICE_ROLE_KEY);
    }

    private static SupabaseHttp http(String url, Duration patience) {
        return new SupabaseHttp(settings(url).authUrl(), patience, JsonMapper.shared());
    }
}

package app.alembic.auth.supabase;

import app.alembic.problem.WrongSetting;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The Supabase project that keeps the accounts.
 *
 * @param url empty where this installation keeps them itself
 * @param anonKey or a publishable key: tells Supabase which project is meant, and is no secret
 * @param serviceRoleKey or a secret key: may do everything in the project
 */
@ConfigurationProperties("alembic.supabase")
public record SupabaseSettings(String url, String anonKey, String serviceRoleKey) {

    public SupabaseSettings(@Nullable String url, @Nullable String anonKey, @Nullable String serviceRoleKey) {
        this.url = url == null ? "" : url.strip().replaceFirst("/+$", "");
        this.anonKey = anonKey == null ? "" : anonKey.strip();
        this.serviceRoleKey = serviceRoleKey == null ? "" : serviceRoleKey.strip();
    }

    public boolean isSet() {
        return !url.isEmpty();
    }

    /** What Supabase's tokens name as their issuer, and where its API is. */
    public String authUrl() {
        return url + "/auth/v1";
    }

    /** @throws WrongSetting if Supabase is named but cannot be used so, in a sentence that repeats no key */
    public void requireUsable() {
        if (!isSet()) {
            return;
        }
        requireSafe(parsed());
        requireKey("SUPABASE_ANON_KEY", anonKey);
        requireKey("SUPABASE_SERVICE_ROLE_KEY", serviceRoleKey);
        if (anonKey.equals(serviceRoleKey)) {
            throw new WrongSetting(
                    "SUPABASE_ANON_KEY and SUPABASE_SERVICE_ROLE_KEY hold the same key; the project's API settings show one for each.");
        }
    }

    private URI parsed() {
        try {
            URI uri = new URI(url);
            boolean isAddressAlone = uri.getHost() != null
                    && String.valueOf(uri.getRawPath()).isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (isAddressAlone) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            // Said below, as for other addresses that will not do.
        }
        throw new WrongSetting(
                "SUPABASE_URL is not the address of a project; write it like https://abcdefgh.supabase.co, without a path.");
    }

    private static void requireSafe(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(uri.getHost()))) {
            throw new WrongSetting(
                    "SUPABASE_URL is not https, and passwords would travel in the open; write https:// (http is for a loopback address only).");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equalsIgnoreCase("localhost")
                    || InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private static void requireKey(String name, String key) {
        if (key.isEmpty()) {
            throw new WrongSetting(
                    "SUPABASE_URL is set but %s is empty; copy it from the project's API settings.".formatted(name));
        }
        if (!key.matches("[!-~]+")) {
            throw new WrongSetting("%s has characters that no key has; copy it again from the project's API settings."
                    .formatted(name));
        }
    }

    /** Repeats no key. */
    @Override
    public String toString() {
        return "Supabase at " + url;
    }
}

package app.alembic.oracle;

import app.alembic.problem.WrongSetting;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where an API is: https, or http on this machine, because prompts hold what people ask. */
final class BaseUrl {

    private BaseUrl() {}

    /**
     * @param name of the setting
     * @return without a slash at its end
     * @throws WrongSetting in a sentence that does not repeat the value, which may hold a password
     */
    static URI parse(String name, String value) {
        URI uri = parsed(name, value.strip().replaceFirst("/+$", ""));
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(uri.getHost()))) {
            throw new WrongSetting(
                    "%s is not https, and questions would travel in the open; write https:// (http is for a loopback address only)."
                            .formatted(name));
        }
        return uri;
    }

    private static URI parsed(String name, String value) {
        try {
            URI uri = new URI(value);
            boolean isAddress = uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (isAddress) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            // Said below, as for other addresses that will not do.
        }
        throw new WrongSetting(
                "%s is not the address of an API; write it like https://api.example.com/v1, or leave it out."
                        .formatted(name));
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equalsIgnoreCase("localhost")
                    || InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}

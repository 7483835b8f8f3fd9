package app.alembic.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;

/** From where somebody signs in, as they say and as far as it can be kept. */
record Device(@Nullable String userAgent, @Nullable String ip) {

    private static final int MOST_CHARACTERS = 512;

    static Device of(HttpServletRequest request) {
        return new Device(userAgent(request), ip(request.getRemoteAddr()));
    }

    private static @Nullable String userAgent(HttpServletRequest request) {
        try {
            String agent = request.getHeader("User-Agent");
            return agent == null || agent.length() <= MOST_CHARACTERS ? agent : agent.substring(0, MOST_CHARACTERS);
        } catch (RequestRejectedException notText) {
            return null;
        }
    }

    /** Without the zone, which PostgreSQL's inet does not know. */
    private static @Nullable String ip(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(address.replaceFirst("%.*", "")).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}

package app.alembic.auth;

import app.alembic.account.SignedIn;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody was recognised, by token or cookie alike. */
final class SignedInAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient SignedIn who;

    SignedInAuthentication(Recognised asking) {
        super(asking.isAdmin() ? List.of(new SimpleGrantedAuthority("ROLE_ADMIN")) : List.of());
        who = asking.who();
        setAuthenticated(true);
    }

    @Override
    public SignedIn getPrincipal() {
        return who;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}

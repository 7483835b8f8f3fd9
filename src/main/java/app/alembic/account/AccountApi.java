package app.alembic.account;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own profile as JSON. */
@RestController
class AccountApi {

    private final FindAccount findAccount;

    AccountApi(FindAccount findAccount) {
        this.findAccount = findAccount;
    }

    record Me(UUID id, String email, String tier, int credits, Map<String, Object> preferences, Instant createdAt) {}

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal SignedIn who) {
        Account account = findAccount.own(who.id());
        return new Me(
                account.id().value(),
                account.email(),
                account.tier().code(),
                account.credits(),
                account.preferences(),
                account.createdAt());
    }
}

package app.alembic.account;

import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** One's own account as a page. */
@Controller
class AccountPages {

    private final FindAccount findAccount;

    AccountPages(FindAccount findAccount) {
        this.findAccount = findAccount;
    }

    @GetMapping("/account")
    ModelAndView show(@AuthenticationPrincipal SignedIn who) {
        Account account = findAccount.own(who.id());
        return new ModelAndView(
                "account/show",
                Map.of(
                        "email",
                        account.email(),
                        "tier",
                        account.tier().code(),
                        "credits",
                        account.credits(),
                        "since",
                        account.createdAt()));
    }
}

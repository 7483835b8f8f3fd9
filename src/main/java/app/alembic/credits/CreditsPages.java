package app.alembic.credits;

import app.alembic.account.SignedIn;
import app.alembic.web.Cursor;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own balance and the movements behind it, as a page. */
@Controller
class CreditsPages {

    private static final int ROWS = 50;

    private final ReadLedger readLedger;

    CreditsPages(ReadLedger readLedger) {
        this.readLedger = readLedger;
    }

    @GetMapping("/account/credits")
    ModelAndView list(@AuthenticationPrincipal SignedIn who, @RequestParam(required = false) @Nullable String cursor) {
        LedgerPage page = readLedger.of(who.id(), ROWS, Cursor.parse(cursor));
        var model = new HashMap<String, Object>();
        model.put("balance", page.balance());
        model.put("entries", page.transactions());
        model.put("nextCursor", page.next() == null ? null : page.next().toString());
        return new ModelAndView("credits/list", model);
    }
}

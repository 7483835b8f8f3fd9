package app.alembic.credits;

import app.alembic.account.SignedIn;
import app.alembic.web.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CreditsApi {

    private final ReadLedger readLedger;

    CreditsApi(ReadLedger readLedger) {
        this.readLedger = readLedger;
    }

    @GetMapping("/api/me/credits")
    Ledger ledger(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor after = Cursor.parse(cursor);
        int rows = Cursor.limit(limit);
        LedgerPage page = readLedger.of(who.id(), rows, after);
        return new Ledger(
                page.balance(),
                page.transactions(),
                page.next() == null ? null : page.next().toString());
    }

    record Ledger(
            int balance,
            List<LedgerEntry> transactions,
            @Nullable String nextCursor) {}
}

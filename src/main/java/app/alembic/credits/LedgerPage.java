package app.alembic.credits;

import app.alembic.web.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A balance and a page of the movements behind it, newest first. */
public record LedgerPage(
        int balance,
        List<LedgerEntry> transactions,
        @Nullable Cursor next) {}

package app.alembic.reading;

import app.alembic.account.SignedIn;
import app.alembic.database.Database;
import app.alembic.web.Cursor;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A reading, and the list of them. */
@Controller
class ReadingPages {

    private static final int ROWS = 20;

    private final Database database;
    private final Readings readings;
    private final DeleteReading deleteReading;
    private final ReadingSheet sheet;

    ReadingPages(Database database, Readings readings, DeleteReading deleteReading, ReadingSheet sheet) {
        this.database = database;
        this.readings = readings;
        this.deleteReading = deleteReading;
        this.sheet = sheet;
    }

    @GetMapping("/readings/{id}")
    ModelAndView show(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        return sheet.of(who.id(), id);
    }

    @GetMapping("/journal")
    ModelAndView list(@AuthenticationPrincipal SignedIn who, @RequestParam(required = false) @Nullable String cursor) {
        Cursor after = Cursor.parse(cursor);
        ReadingPage page = database.readAsUser(who.id(), () -> readings.page(who.id(), ReadingFilter.ALL, ROWS, after));
        var model = new HashMap<String, Object>();
        model.put("readings", page.readings());
        model.put("nextCursor", page.next() == null ? null : page.next().toString());
        return new ModelAndView("reading/list", model);
    }

    @PostMapping("/readings/{id}/delete")
    ModelAndView delete(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        deleteReading.delete(who.id(), id);
        var gone = new ModelAndView("redirect:/journal");
        gone.setStatus(HttpStatus.SEE_OTHER);
        return gone;
    }
}

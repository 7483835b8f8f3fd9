package app.alembic.reading;

import app.alembic.account.SignedIn;
import app.alembic.database.Database;
import app.alembic.web.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
    private final Clock clock;

    ReadingPages(Database database, Readings readings, DeleteReading deleteReading, Clock clock) {
        this.database = database;
        this.readings = readings;
        this.deleteReading = deleteReading;
        this.clock = clock;
    }

    @GetMapping("/readings/{id}")
    ModelAndView show(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        Reading reading = database.readAsUser(who.id(), () -> readings.find(id)).orElseThrow(ReadingApi::noSuchReading);
        String shown = reading.text().substring(0, released(reading));
        boolean live = reading.status() == Status.INTERPRETING
                || shown.length() < reading.text().length();
        var model = new HashMap<String, Object>();
        model.put("id", id);
        model.put("question", reading.question());
        model.put("spread", reading.spread());
        model.put("cards", reading.cards());
        model.put("status", live ? Status.INTERPRETING.code() : reading.status().code());
        model.put("paragraphs", paragraphs(shown));
        model.put("live", live);
        model.put("notice", reading.notice());
        model.put("drawn", reading.drawn());
        model.put("createdAt", reading.createdAt());
        return new ModelAndView("reading/show", model);
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

    /** Whoever opens the page a moment after the draw reads along, as the stream would let them. */
    private int released(Reading reading) {
        Instant finished = reading.finishedAt();
        return finished == null
                ? reading.text().length()
                : Pace.released(reading.text(), Duration.between(finished, clock.instant()));
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\n\n")).filter(part -> !part.isBlank()).toList();
    }
}

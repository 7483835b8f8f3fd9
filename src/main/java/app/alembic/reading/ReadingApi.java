package app.alembic.reading;

import app.alembic.account.SignedIn;
import app.alembic.credits.Credits;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.idempotency.IdempotencyKey;
import app.alembic.problem.InvalidInput;
import app.alembic.problem.NotFound;
import app.alembic.problem.Text;
import app.alembic.spread.Spread;
import app.alembic.web.Cursor;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/readings")
class ReadingApi {

    private final Database database;
    private final AskTheCards askTheCards;
    private final Readings readings;
    private final DeleteReading deleteReading;
    private final StopReading stopReading;
    private final Credits credits;

    ReadingApi(
            Database database,
            AskTheCards askTheCards,
            Readings readings,
            DeleteReading deleteReading,
            StopReading stopReading,
            Credits credits) {
        this.database = database;
        this.askTheCards = askTheCards;
        this.readings = readings;
        this.deleteReading = deleteReading;
        this.stopReading = stopReading;
        this.credits = credits;
    }

    @PostMapping
    ResponseEntity<Created> create(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewReading wanted) {
        Begun begun = askTheCards.ask(
                who.id(),
                wanted.checkedQuestion(),
                wanted.checkedSpread(),
                wanted.shuffle(),
                IdempotencyKey.of(
                        key,
                        "POST /api/readings",
                        wanted.checkedQuestion(),
                        wanted.checkedSpread().id(),
                        String.valueOf(wanted.uprightOnly()),
                        String.valueOf(wanted.drawId()),
                        String.valueOf(wanted.clientSeed())),
                Preference.wait(prefer));
        return ResponseEntity.created(
                        URI.create("/api/readings/" + begun.reading().id()))
                .body(Created.of(begun));
    }

    @GetMapping("/{id}")
    ReadingView show(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        return database.readAsUser(who.id(), () -> {
            Reading reading = readings.find(id).orElseThrow(ReadingApi::noSuchReading);
            int balance = credits.balanceOf(who.id());
            return ReadingView.of(
                    reading, new ReadingView.CreditsView(reading.spent(), balance), readings.messagesOf(id));
        });
    }

    @GetMapping
    ReadingList list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "spread_type", required = false) @Nullable String spreadType,
            @RequestParam(required = false) @Nullable String q) {
        var filter = new ReadingFilter(
                spreadType == null || spreadType.isBlank() ? null : spreadOf(spreadType),
                q == null || q.isBlank() ? null : Text.required("q", q, 200));
        ReadingPage page = page(who.id(), filter, Cursor.limit(limit), Cursor.parse(cursor));
        return new ReadingList(
                page.readings().stream().map(ReadingView::of).toList(),
                page.next() == null ? null : page.next().toString());
    }

    @DeleteMapping("/{id}/generation")
    ResponseEntity<Void> stop(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        stopReading.stop(who.id(), id);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        deleteReading.delete(who.id(), id);
        return ResponseEntity.noContent().build();
    }

    private ReadingPage page(AccountId owner, ReadingFilter filter, int limit, @Nullable Cursor after) {
        return database.readAsUser(owner, () -> readings.page(owner, filter, limit, after));
    }

    static Spread spreadOf(@Nullable String id) {
        return Spread.find(id == null ? "" : id)
                .orElseThrow(() -> new InvalidInput(
                        "spread_type", "`spread_type` is one of single, three_card, shadow_work, celtic_cross."));
    }

    static NotFound noSuchReading() {
        return new NotFound("There is no such reading.");
    }

    record ReadingList(List<ReadingView> readings, @Nullable String nextCursor) {}
}

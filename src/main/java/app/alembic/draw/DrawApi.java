package app.alembic.draw;

import app.alembic.account.SignedIn;
import app.alembic.idempotency.IdempotencyKey;
import app.alembic.problem.NotFound;
import app.alembic.web.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DrawApi {

    private final CommitDraw commitDraw;
    private final ReadReceipt readReceipt;
    private final ReadChain readChain;
    private final PublishRoots publishRoots;

    DrawApi(CommitDraw commitDraw, ReadReceipt readReceipt, ReadChain readChain, PublishRoots publishRoots) {
        this.commitDraw = commitDraw;
        this.readReceipt = readReceipt;
        this.readChain = readChain;
        this.publishRoots = publishRoots;
    }

    /** What the seeker notes before adding their own chance. */
    record Committed(UUID id, String commitment, String algorithm, Instant expiresAt) {}

    @PostMapping("/api/draws")
    @ResponseStatus(HttpStatus.CREATED)
    Committed commit(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Draw draw = commitDraw.commit(who.id(), IdempotencyKey.of(key, "POST /api/draws"));
        return new Committed(draw.link().draw(), draw.link().commitment().hex(), Fields.SCHEME, draw.expiresAt());
    }

    @GetMapping("/api/readings/{id}/receipt")
    Receipt receipt(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        return readReceipt.of(who.id(), id);
    }

    record Chain(List<ReadChain.Link> draws, @Nullable String nextCursor) {}

    @GetMapping("/api/me/draws")
    Chain chain(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int rows = Cursor.limit(limit);
        ReadChain.ChainPage page = readChain.of(who.id(), rows, Cursor.parse(cursor));
        return new Chain(page.links(), page.next() == null ? null : page.next().toString());
    }

    /** @param tree the Merkle root over the chains, from which {@code root} follows with day and previous */
    record Root(LocalDate day, String root, int chains, String tree, String previous, Instant publishedAt) {}

    @GetMapping("/api/draws/roots/{day}")
    Root root(@PathVariable LocalDate day) {
        Roots.Published published = publishRoots
                .of(day)
                .orElseThrow(() -> new NotFound(
                        "There is no root of this day: it is not over, or no draw was committed to on it."));
        DailyRoot root = published.root();
        return new Root(
                day,
                root.hash().hex(),
                root.chains(),
                root.tree().hex(),
                root.previous().hex(),
                published.publishedAt());
    }
}

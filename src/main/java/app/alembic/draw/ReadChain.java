package app.alembic.draw;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.web.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One's own chain: every commitment that was ever made to somebody, used or not. */
@Component
class ReadChain {

    private final Database database;
    private final Draws draws;

    ReadChain(Database database, Draws draws) {
        this.database = database;
        this.draws = draws;
    }

    enum State {
        /** It may be used; its seed is a secret. */
        OPEN,
        USED,
        /** Never used; its seed is shown. */
        EXPIRED,
        /** Its reading was deleted, and the seeds with it. */
        FORGOTTEN
    }

    /**
     * @param serverSeed null while the draw is open, and when it was forgotten
     * @param usedAt null if it was not used
     */
    record Link(
            int index,
            UUID id,
            String commitment,
            String previous,
            String link,
            String state,
            @Nullable String serverSeed,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {

        static Link of(Draws.Listed listed) {
            Draw draw = listed.draw();
            ServerSeed seed = listed.seed();
            return new Link(
                    draw.link().index(),
                    draw.link().draw(),
                    draw.link().commitment().hex(),
                    draw.link().previous().hex(),
                    draw.link().hash().hex(),
                    state(listed).name().toLowerCase(Locale.ROOT),
                    seed == null ? null : seed.revealed(),
                    draw.createdAt(),
                    draw.expiresAt(),
                    draw.usedAt());
        }

        private static State state(Draws.Listed listed) {
            if (listed.draw().usedAt() != null) {
                return listed.seed() == null ? State.FORGOTTEN : State.USED;
            }
            return listed.expired() ? State.EXPIRED : State.OPEN;
        }
    }

    record ChainPage(List<Link> links, @Nullable Cursor next) {}

    /** @param after null for the newest */
    ChainPage of(AccountId seeker, int limit, @Nullable Cursor after) {
        List<Draws.Listed> found =
                database.readAsUser(seeker, () -> draws.page(seeker, limit + 1, after == null ? null : after.id()));
        List<Draws.Listed> page = found.subList(0, Math.min(limit, found.size()));
        Cursor next = found.size() > limit
                ? new Cursor(
                        page.getLast().draw().createdAt(),
                        page.getLast().draw().link().draw())
                : null;
        return new ChainPage(page.stream().map(Link::of).toList(), next);
    }
}

package app.alembic.draw;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.deck.Deck;
import app.alembic.idempotency.IdempotencyKey;
import app.alembic.idempotency.IdempotencyKeys;
import app.alembic.problem.Unauthorized;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses the service's part of the chance and says so, before the seeker adds theirs. */
@Component
class CommitDraw {

    /** Long enough for a page left open over an evening. */
    static final Duration LIFETIME = Duration.ofHours(24);

    /** Links a chain takes in a day before no more are made ahead. A reading without one is never refused for it. */
    static final int A_DAY = 300;

    private static final int CREATED = 201;

    private final Database database;
    private final Draws draws;
    private final IdempotencyKeys keys;
    private final SecureRandom chance = new SecureRandom();

    CommitDraw(Database database, Draws draws, IdempotencyKeys keys) {
        this.database = database;
        this.draws = draws;
        this.keys = keys;
    }

    /**
     * @param key under which the request is carried out once, or null
     * @throws TooManyDraws if the chain has grown by {@link #A_DAY} today
     * @throws app.alembic.idempotency.IdempotencyKeyReused if the key stands for another request
     */
    Draw commit(AccountId seeker, @Nullable IdempotencyKey key) {
        return database.asUserThenService(seeker, () -> lock(seeker), _ -> {
            UUID id = UUID.randomUUID();
            Optional<UUID> before = key == null ? Optional.empty() : keys.claim(seeker, key, CREATED, id);
            if (before.isEmpty()) {
                if (draws.today(seeker) >= A_DAY) {
                    throw new TooManyDraws(A_DAY);
                }
                var seed = ServerSeed.fresh(chance);
                ChainLink link = draws.next(seeker, id, seed.commitment(id, Deck.VERSION));
                draws.add(seeker, link, seed, LIFETIME, null);
            }
            return draws.find(seeker, before.orElse(id)).orElseThrow();
        });
    }

    private boolean lock(AccountId seeker) {
        if (!draws.lockOwner(seeker)) {
            throw new Unauthorized("This account does not exist any more; please sign in again.");
        }
        return true;
    }
}

package app.alembic.reading;

import app.alembic.credits.Credits;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.draw.DealCards;
import app.alembic.draw.Shuffle;
import app.alembic.idempotency.IdempotencyKey;
import app.alembic.idempotency.IdempotencyKeys;
import app.alembic.problem.Unauthorized;
import app.alembic.spread.Spread;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Charges, deals and records the draw; from its return on, the reading arrives or the price comes back. */
@Component
class BeginReading {

    private static final int CREATED = 201;

    private final Database database;
    private final JdbcClient sql;
    private final Credits credits;
    private final DealCards dealCards;
    private final Generations generations;
    private final EarlierReadings earlierReadings;
    private final QuestionGuard guard;
    private final IdempotencyKeys keys;
    private final Clock clock;

    BeginReading(
            Database database,
            JdbcClient sql,
            Credits credits,
            DealCards dealCards,
            Generations generations,
            EarlierReadings earlierReadings,
            QuestionGuard guard,
            IdempotencyKeys keys,
            Clock clock) {
        this.database = database;
        this.sql = sql;
        this.credits = credits;
        this.dealCards = dealCards;
        this.generations = generations;
        this.earlierReadings = earlierReadings;
        this.guard = guard;
        this.keys = keys;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Beginning {}

    /**
     * @param balance credits left after the charge
     * @param earlier the same question, asked within seven days
     */
    record Charged(
            Generation generation, int balance, @Nullable EarlierReading earlier) implements Beginning {}

    /** The same request was carried out before, under the same key: nothing was done. */
    record DoneBefore(UUID reading) implements Beginning {}

    /**
     * @param question trimmed, 1 to 1,000 characters
     * @param key under which the request is carried out once, or null
     * @throws QuestionStopped if the question needs people, not cards; nothing was charged or stored
     * @throws app.alembic.credits.InsufficientCredits if the price is not covered; nothing was stored
     * @throws DailyLimitReached if fair use is used up
     * @throws app.alembic.problem.NotFound if the seeker has no such draw
     * @throws app.alembic.problem.Conflict if the draw was used, or has expired
     * @throws app.alembic.idempotency.IdempotencyKeyReused if the key stands for another request
     */
    Beginning begin(AccountId seeker, String question, Spread spread, Shuffle shuffle, @Nullable IdempotencyKey key) {
        String notice = guard.noticeFor(question);
        return database.asUserThenService(seeker, () -> standingOf(seeker, question), standing -> {
            UUID id = shuffle.readingId();
            Optional<UUID> before = key == null ? Optional.empty() : keys.claim(seeker, key, CREATED, id);
            if (before.isPresent()) {
                return new DoneBefore(before.get());
            }
            Plan plan = Plan.of(standing.tier());
            if (generations.countDraw(seeker) > plan.drawsADay()) {
                throw new DailyLimitReached(plan.drawsADay());
            }
            var generation = new Generation(
                    id,
                    seeker,
                    question,
                    spread,
                    dealCards.deal(seeker, id, spread, shuffle),
                    plan.takesCredits() ? spread.price() : 0,
                    notice,
                    1,
                    1,
                    clock.instant());
            if (generation.price() > 0) {
                credits.spend(seeker, generation.price(), "Reading, " + spread.title(), generation.reference());
            }
            generations.add(generation, InterpretReading.LEASE);
            return new Charged(generation, credits.balanceOf(seeker), standing.earlier());
        });
    }

    private record Standing(String tier, @Nullable EarlierReading earlier) {}

    /** As the seeker, and under the lock of their row: whatever is decided from it still holds when it is charged. */
    private Standing standingOf(AccountId seeker, String question) {
        String tier = sql.sql("SELECT tier FROM public.users WHERE id = :seeker FOR NO KEY UPDATE")
                .param("seeker", seeker.value())
                .query((row, _) -> row.getString(1))
                .optional()
                .orElseThrow(() -> new Unauthorized("This account does not exist any more; please sign in again."));
        return new Standing(tier, earlierReadings.within(seeker, question));
    }
}

package app.alembic.reading;

import app.alembic.database.AccountId;
import app.alembic.spread.Spread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Readings on their way, and their ends. Every statement needs a transaction of the service. */
@Repository
class Generations {

    private final JdbcClient sql;
    private final CardsJson cards;

    Generations(JdbcClient sql, CardsJson cards) {
        this.sql = sql;
        this.cards = cards;
    }

    /** @param lease how long nobody else takes it up */
    void add(Generation generation, Duration lease) {
        sql.sql("""
                INSERT INTO public.generations
                    (id, user_id, question, spread_type, cards, price, notice, attempt, created_at, lease_until)
                VALUES (:id, :owner, :question, :spread, CAST(:cards AS jsonb), :price, :notice, :attempt, now(),
                        clock_timestamp() + make_interval(secs => :lease))
                """)
                .param("id", generation.id())
                .param("owner", generation.owner().value())
                .param("question", generation.question())
                .param("spread", generation.spread().id())
                .param("cards", cards.write(generation.cards()))
                .param("price", generation.price())
                .param("notice", generation.notice())
                .param("attempt", generation.attempt())
                .param("lease", lease.toSeconds())
                .update();
    }

    /** Takes one whose lease ran out, if there is any; no two nodes get the same. */
    Optional<Generation> takeUpAbandoned(Duration lease) {
        return sql.sql("""
                UPDATE public.generations
                SET attempt = attempt + 1, taken_up = taken_up + 1, text_length = 0,
                    lease_until = clock_timestamp() + make_interval(secs => :lease)
                WHERE id = (
                    SELECT id FROM public.generations
                    WHERE state = 'interpreting' AND lease_until < clock_timestamp()
                    ORDER BY lease_until LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, user_id, question, spread_type, cards, price, notice, attempt, taken_up, created_at
                """)
                .param("lease", lease.toSeconds())
                .query(this::generation)
                .optional();
    }

    /**
     * Keeps what was released, and prolongs the leases that are due. An attempt has one writer, so a batch whose answer was lost on the
     * way may come again, and longer.
     *
     * @return the generations that are still in the same hands; of the others nothing was done
     */
    Set<UUID> append(List<Manuscript.Batch> batches, Duration lease) {
        List<UUID> ours = sql.sql("""
                WITH batch AS (
                    SELECT * FROM unnest(:ids, :attempts, :starts, :ends, :texts, :renews)
                        AS batch (id, attempt, starts_at, ends_at, text, renews)),
                -- In the order of their ids, so that no two nodes wait for each other.
                held AS (
                    SELECT g.id FROM public.generations g JOIN batch USING (id, attempt)
                    WHERE g.state = 'interpreting' ORDER BY g.id FOR NO KEY UPDATE OF g),
                ours AS (
                    UPDATE public.generations g
                    -- A round that began before the first words were kept may come after them.
                    SET text_length = greatest(g.text_length, batch.ends_at),
                        -- Indexed: as long as it stays the same, no index is written.
                        lease_until = CASE WHEN batch.renews
                            THEN clock_timestamp() + make_interval(secs => :lease) ELSE g.lease_until END
                    FROM batch JOIN held USING (id)
                    WHERE g.id = batch.id
                    RETURNING g.id),
                kept AS (
                    INSERT INTO public.generation_parts (generation_id, attempt, starts_at, text)
                    SELECT id, attempt, starts_at, text FROM batch JOIN ours USING (id) WHERE text <> ''
                    ON CONFLICT (generation_id, attempt, starts_at) DO UPDATE SET text = excluded.text)
                SELECT id FROM ours
                """)
                .param("ids", batches.stream().map(Manuscript.Batch::id).toArray(UUID[]::new))
                .param(
                        "attempts",
                        batches.stream().mapToInt(Manuscript.Batch::attempt).toArray())
                .param(
                        "starts",
                        batches.stream().mapToInt(Manuscript.Batch::startsAt).toArray())
                .param(
                        "ends",
                        batches.stream().mapToInt(Manuscript.Batch::endsAt).toArray())
                .param("texts", batches.stream().map(Manuscript.Batch::text).toArray(String[]::new))
                .param("renews", batches.stream().map(Manuscript.Batch::renews).toArray(Boolean[]::new))
                .param("lease", lease.toSeconds())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        return Set.copyOf(ours);
    }

    /** What was released is void; the text begins anew. Empty if somebody else has taken it up or ended it. */
    Optional<Generation> restart(Generation generation, Duration lease) {
        Generation anew = generation.begunAnew();
        int restarted = sql.sql("""
                UPDATE public.generations
                SET attempt = :anew, text_length = 0,
                    lease_until = clock_timestamp() + make_interval(secs => :lease)
                WHERE id = :id AND state = 'interpreting' AND attempt = :attempt
                """)
                .param("id", generation.id())
                .param("attempt", generation.attempt())
                .param("anew", anew.attempt())
                .param("lease", lease.toSeconds())
                .update();
        return restarted == 1 ? Optional.of(anew) : Optional.empty();
    }

    /** Lets any node take it up at once. */
    void handOver(Generation generation) {
        sql.sql("""
                UPDATE public.generations SET lease_until = clock_timestamp() - interval '1 millisecond'
                WHERE id = :id AND state = 'interpreting' AND attempt = :attempt
                """)
                .param("id", generation.id())
                .param("attempt", generation.attempt())
                .update();
    }

    /** @return whether it was ended: not if it has words already, or has ended */
    boolean stopBeforeTheFirstWord(UUID id) {
        return sql.sql("""
                UPDATE public.generations SET state = 'failed', finished_at = clock_timestamp()
                WHERE id = :id AND state = 'interpreting' AND text_length = 0
                """).param("id", id).update() == 1;
    }

    /**
     * Turns a generation into its reading. Kept for two years where a plan or bought credits paid for it, else for 30
     * days; opening and bonus credits count as spent before bought ones.
     *
     * @return false if somebody else has taken it up or ended it, and nothing was done
     */
    boolean complete(Generation generation, String interpretation) {
        if (!end(generation, Status.COMPLETE)) {
            return false;
        }
        sql.sql("""
                INSERT INTO public.readings
                    (id, user_id, question, spread_type, cards, interpretation, notice, drawn, created_at, paid, keep_until)
                SELECT g.id, g.user_id, g.question, g.spread_type, g.cards, :interpretation, g.notice, true, g.created_at,
                       kept.paid, now() + CASE WHEN kept.paid THEN interval '2 years' ELSE interval '30 days' END
                FROM public.generations g
                JOIN public.users u ON u.id = g.user_id
                CROSS JOIN LATERAL (
                    SELECT u.tier <> 'free' OR g.price = 0
                        OR coalesce(-sum(amount) FILTER (WHERE type = 'usage' OR reference LIKE 'reading:%'), 0)
                         > coalesce(sum(amount) FILTER (WHERE type = 'bonus'), 0) AS paid
                    FROM public.credit_transactions t WHERE t.user_id = g.user_id) kept
                WHERE g.id = :id
                """)
                .param("id", generation.id())
                .param("interpretation", interpretation)
                .update();
        sql.sql("DELETE FROM public.generation_parts WHERE generation_id = :id")
                .param("id", generation.id())
                .update();
        return true;
    }

    /** @return false if somebody else has taken it up or ended it, and nothing was done */
    boolean fail(Generation generation) {
        return end(generation, Status.FAILED);
    }

    private boolean end(Generation generation, Status status) {
        return sql.sql("""
                UPDATE public.generations SET state = :state, finished_at = clock_timestamp()
                WHERE id = :id AND state = 'interpreting' AND attempt = :attempt
                """)
                        .param("state", status.code())
                        .param("id", generation.id())
                        .param("attempt", generation.attempt())
                        .update()
                == 1;
    }

    /** Counts one more draw of today (UTC) and answers how many there are with it. */
    int countDraw(AccountId owner) {
        return sql.sql("""
                INSERT INTO public.daily_draws (user_id, day, draws)
                VALUES (:owner, (now() AT TIME ZONE 'UTC')::date, 1)
                ON CONFLICT (user_id, day) DO UPDATE SET draws = daily_draws.draws + 1
                RETURNING draws
                """)
                .param("owner", owner.value())
                .query((row, _) -> row.getInt(1))
                .single();
    }

    /** The lock that every movement of a person's takes first. */
    void lockOwner(AccountId owner) {
        sql.sql("SELECT FROM public.users WHERE id = :owner FOR NO KEY UPDATE")
                .param("owner", owner.value())
                .query((_, _) -> true)
                .list();
    }

    private Generation generation(ResultSet row, int number) throws SQLException {
        Spread spread = Spread.find(row.getString("spread_type")).orElseThrow();
        return new Generation(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("user_id", UUID.class)),
                row.getString("question"),
                spread,
                List.copyOf(cards.read(spread, row.getString("cards"))),
                row.getInt("price"),
                row.getString("notice"),
                row.getInt("attempt"),
                row.getInt("taken_up"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}

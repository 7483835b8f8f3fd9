package app.alembic.reading;

import app.alembic.database.AccountId;
import app.alembic.spread.Spread;
import app.alembic.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a person sees of their readings: the completed ones and, as long as they are on their way or have failed, their
 * generations. Every statement runs as that person, under row level security.
 */
@Repository
public class Readings {

    private static final String COMPLETE = """
            SELECT r.id, r.user_id, r.question, r.spread_type, r.cards, 'complete' AS state, r.interpretation, r.notice,
                   r.drawn, coalesce(g.price, 0) AS price, coalesce(g.attempt, 1) AS attempt, r.created_at, g.finished_at
            FROM public.readings r LEFT JOIN public.generations g ON g.id = r.id
            """;

    private static final String ON_THE_WAY = """
            SELECT g.id, g.user_id, g.question, g.spread_type, g.cards, g.state, NULL AS interpretation, g.notice,
                   true AS drawn, g.price, g.attempt, g.created_at, g.finished_at
            FROM public.generations g
            """;

    private final JdbcClient sql;
    private final CardsJson cards;

    Readings(JdbcClient sql, CardsJson cards) {
        this.sql = sql;
        this.cards = cards;
    }

    public Optional<Reading> find(UUID id) {
        return sql.sql(COMPLETE + "WHERE r.id = :id UNION ALL " + ON_THE_WAY
                        + "WHERE g.id = :id AND g.state <> 'complete'")
                .param("id", id)
                .query(this::reading)
                .optional();
    }

    /**
     * A page, newest first.
     *
     * @param limit rows at most
     */
    ReadingPage page(AccountId owner, ReadingFilter filter, int limit, @Nullable Cursor after) {
        String sifted = """
                 WHERE %1$s.user_id = :owner
                  AND (CAST(:spread AS text) IS NULL OR %1$s.spread_type = :spread)
                  AND (CAST(:words AS text) IS NULL OR %1$s.question ILIKE :words)
                  AND (CAST(:time AS timestamptz) IS NULL
                       OR %1$s.created_at < :time OR (%1$s.created_at = :time AND %1$s.id > :id))
                 """;
        List<Reading> found = sql.sql(
                        """
                (%s ORDER BY r.created_at DESC, r.id LIMIT :limit)
                UNION ALL
                (%s AND g.state <> 'complete' ORDER BY g.created_at DESC, g.id LIMIT :limit)
                ORDER BY created_at DESC, id LIMIT :limit
                """.formatted(COMPLETE + sifted.formatted("r"), ON_THE_WAY + sifted.formatted("g")))
                .param("owner", owner.value())
                .param(
                        "spread",
                        filter.spread() == null ? null : filter.spread().id())
                .param("words", filter.words() == null ? null : "%" + escaped(filter.words()) + "%")
                .param("time", after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.id())
                .param("limit", limit + 1)
                .query(this::reading)
                .list();
        List<Reading> page = found.subList(0, Math.min(limit, found.size()));
        Cursor next = found.size() > limit
                ? new Cursor(page.getLast().createdAt(), page.getLast().id())
                : null;
        return new ReadingPage(page, next);
    }

    /**
     * What was released of an unfinished reading's text.
     *
     * @param startsAt characters of the text that go before it
     */
    record Part(int startsAt, String text) {

        int endsAt() {
            return startsAt + text.length();
        }
    }

    /** The parts of one attempt that hold anything past {@code from}, in their order; the first may begin before it. */
    List<Part> partsOf(UUID reading, int attempt, int from) {
        return sql.sql("""
                SELECT starts_at, text FROM public.generation_parts
                WHERE generation_id = :reading AND attempt = :attempt
                  AND starts_at >= (SELECT coalesce(max(starts_at), 0) FROM public.generation_parts
                                    WHERE generation_id = :reading AND attempt = :attempt AND starts_at <= :from)
                ORDER BY starts_at
                """)
                .param("reading", reading)
                .param("attempt", attempt)
                .param("from", from)
                .query((row, _) -> new Part(row.getInt(1), row.getString(2)))
                .list();
    }

    /** In the order in which they were said. */
    public List<Message> messagesOf(UUID reading) {
        return sql.sql("""
                SELECT id, role, content, created_at FROM public.reading_messages
                WHERE reading_id = :reading ORDER BY created_at, id
                """)
                .param("reading", reading)
                .query((row, _) -> new Message(
                        row.getObject("id", UUID.class),
                        row.getString("role"),
                        row.getString("content"),
                        time(row, "created_at")))
                .list();
    }

    /** The latest reading of the same question, wording aside, since {@code since}. */
    Optional<EarlierReading> sameQuestion(AccountId owner, String question, Instant since) {
        return sql.sql("""
                SELECT id, created_at FROM public.readings
                WHERE user_id = :owner AND created_at >= :since
                  AND btrim(regexp_replace(lower(question), '[^[:alnum:]]+', ' ', 'g'))
                    = btrim(regexp_replace(lower(:question), '[^[:alnum:]]+', ' ', 'g'))
                ORDER BY created_at DESC LIMIT 1
                """)
                .param("owner", owner.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("question", question)
                .query((row, _) -> new EarlierReading(row.getObject("id", UUID.class), time(row, "created_at")))
                .optional();
    }

    /** @return whether there was one to delete; what is still on its way cannot be */
    boolean delete(UUID id) {
        int deleted = sql.sql("DELETE FROM public.readings WHERE id = :id")
                .param("id", id)
                .update();
        return deleted > 0
                || sql.sql("DELETE FROM public.generations WHERE id = :id AND state = 'failed'")
                                .param("id", id)
                                .update()
                        > 0;
    }

    private Reading reading(ResultSet row, int number) throws SQLException {
        Spread spread = Spread.find(row.getString("spread_type")).orElseThrow();
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Reading(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("user_id", UUID.class)),
                row.getString("question"),
                spread,
                cards.read(spread, row.getString("cards")),
                Status.of(row.getString("state")),
                row.getString("interpretation"),
                row.getString("notice"),
                row.getBoolean("drawn"),
                row.getInt("price"),
                row.getInt("attempt"),
                time(row, "created_at"),
                finished == null ? null : finished.toInstant());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}

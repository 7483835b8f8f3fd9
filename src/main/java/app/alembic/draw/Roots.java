package app.alembic.draw;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The published roots, and the links they are made from. Every statement needs a transaction of the service. */
@Repository
class Roots {

    /** How long after midnight a day is over: what began before it has been written by then. */
    private static final String CLOSED = "(now() - interval '15 minutes') AT TIME ZONE 'UTC'";

    private final JdbcClient sql;

    Roots(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param entries the last links of the day's chains, in ascending order */
    record Published(DailyRoot root, List<Hash> entries, Instant publishedAt) {}

    Optional<Published> find(LocalDate day) {
        return sql.sql("SELECT previous, entries, published_at FROM public.draw_roots WHERE day = :day")
                .param("day", day)
                .query((row, _) -> {
                    List<Hash> entries = split(row.getBytes("entries"));
                    var root = new DailyRoot(
                            day, entries.size(), new MerkleTree(entries).root(), Hash.of(row.getBytes("previous")));
                    return new Published(
                            root,
                            entries,
                            row.getObject("published_at", OffsetDateTime.class).toInstant());
                })
                .optional();
    }

    /** Holds back nobody but others that would publish, until the end of the transaction. */
    void lock() {
        sql.sql("SELECT pg_advisory_xact_lock(hashtextextended('alembic.draw_roots', 0))")
                .query((_, _) -> true)
                .single();
    }

    /** The root published last, {@link Hash#NOTHING} before the first. */
    Hash last() {
        return sql.sql("SELECT root FROM public.draw_roots ORDER BY day DESC LIMIT 1")
                .query((row, _) -> Hash.of(row.getBytes(1)))
                .optional()
                .orElse(Hash.NOTHING);
    }

    /** Days (UTC) that are over, on which chains grew, and which come after the last that is published; in order. */
    List<LocalDate> missing() {
        return sql.sql("""
                SELECT DISTINCT (created_at AT TIME ZONE 'UTC')::date FROM public.draws
                WHERE created_at >= coalesce(
                        ((SELECT max(day) FROM public.draw_roots) + 1)::timestamp AT TIME ZONE 'UTC', '-infinity')
                  AND created_at < date_trunc('day', %s) AT TIME ZONE 'UTC'
                ORDER BY 1
                """.formatted(CLOSED))
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    /** The last links of the chains that grew that day, in ascending order. */
    List<Hash> entriesOf(LocalDate day) {
        return sql.sql("""
                SELECT DISTINCT ON (user_id) link FROM public.draws
                WHERE created_at >= CAST(:day AS timestamp) AT TIME ZONE 'UTC'
                  AND created_at < (CAST(:day AS timestamp) + interval '1 day') AT TIME ZONE 'UTC'
                ORDER BY user_id, place DESC
                """).param("day", day).query((row, _) -> Hash.of(row.getBytes(1))).list().stream()
                .sorted((one, other) -> one.hex().compareTo(other.hex()))
                .toList();
    }

    void add(DailyRoot root, List<Hash> entries) {
        ByteBuffer bytes = ByteBuffer.allocate(entries.size() * Hash.BYTES);
        entries.forEach(entry -> bytes.put(entry.bytes()));
        sql.sql("""
                INSERT INTO public.draw_roots (day, previous, root, entries) VALUES (:day, :previous, :root, :entries)
                """)
                .param("day", root.day())
                .param("previous", root.previous().bytes())
                .param("root", root.hash().bytes())
                .param("entries", bytes.array())
                .update();
    }

    private static List<Hash> split(byte[] entries) {
        return IntStream.range(0, entries.length / Hash.BYTES)
                .mapToObj(i -> {
                    var entry = new byte[Hash.BYTES];
                    System.arraycopy(entries, i * Hash.BYTES, entry, 0, Hash.BYTES);
                    return Hash.of(entry);
                })
                .toList();
    }
}

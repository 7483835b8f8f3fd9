package app.alembic.conversation;

import app.alembic.database.AccountId;
import app.alembic.reading.Message;
import app.alembic.reading.Talk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code replies} and, where the talk writes, {@code reading_messages}. */
@Repository
class Replies {

    /** One whose lease has run out has failed, whether somebody has written that down yet or not. */
    private static final String STATE =
            "CASE WHEN p.state = 'awaited' AND p.lease_until < clock_timestamp() THEN 'failed' ELSE p.state END";

    private final JdbcClient sql;

    Replies(JdbcClient sql) {
        this.sql = sql;
    }

    /** The reader's tier; locks their row, so that what is decided from it and from {@link #to} still holds in the end. */
    Optional<String> lockTier(AccountId reader) {
        return sql.sql("SELECT tier FROM public.users WHERE id = :reader FOR NO KEY UPDATE")
                .param("reader", reader.value())
                .query((row, _) -> row.getString(1))
                .optional();
    }

    Optional<String> tier(AccountId reader) {
        return sql.sql("SELECT tier FROM public.users WHERE id = :reader")
                .param("reader", reader.value())
                .query((row, _) -> row.getString(1))
                .optional();
    }

    /** In the order of the questions. As the reader. */
    List<Talk.Reply> to(UUID reading) {
        return sql.sql("""
                SELECT p.id, %s AS state, p.attempt, p.draft, m.role, m.content, m.created_at
                FROM public.replies p LEFT JOIN public.reading_messages m ON m.id = p.id
                WHERE p.reading_id = :reading ORDER BY p.created_at, p.id
                """.formatted(STATE))
                .param("reading", reading)
                .query(Replies::reply)
                .list();
    }

    /** The question to which that reply belongs. As the reader. */
    Optional<Message> questionOf(UUID reply) {
        return sql.sql("""
                SELECT m.id, m.role, m.content, m.created_at
                FROM public.replies p JOIN public.reading_messages m ON m.id = p.question_id
                WHERE p.id = :reply
                """).param("reply", reply).query(Replies::message).optional();
    }

    /** As the seeker: row level security and the schema decide whether it may be said. */
    Message ask(UUID reading, String content) {
        return sql.sql("""
                INSERT INTO public.reading_messages (reading_id, role, content) VALUES (:reading, 'user', :content)
                RETURNING id, role, content, created_at
                """)
                .param("reading", reading)
                .param("content", content)
                .query(Replies::message)
                .single();
    }

    /** Writes down that whoever was to reply is gone. As the service, like all below. */
    void giveUpLapsed(UUID reading) {
        sql.sql("""
                UPDATE public.replies SET state = 'failed', draft = '', finished_at = clock_timestamp()
                WHERE reading_id = :reading AND state = 'awaited' AND lease_until < clock_timestamp()
                """).param("reading", reading).update();
    }

    void await(UUID id, UUID reading, UUID question, Duration lease) {
        sql.sql("""
                INSERT INTO public.replies (id, reading_id, question_id, lease_until)
                VALUES (:id, :reading, :question, clock_timestamp() + make_interval(secs => :lease))
                """)
                .param("id", id)
                .param("reading", reading)
                .param("question", question)
                .param("lease", lease.toSeconds())
                .update();
    }

    /**
     * What viewers may read of it from now on; prolongs the lease.
     *
     * @return false if it is not awaited any more
     */
    boolean write(UUID id, int attempt, String draft, Duration lease) {
        return sql.sql("""
                UPDATE public.replies
                SET attempt = :attempt, draft = :draft,
                    lease_until = clock_timestamp() + make_interval(secs => :lease)
                WHERE id = :id AND state = 'awaited' AND lease_until >= clock_timestamp()
                """)
                        .param("id", id)
                        .param("attempt", attempt)
                        .param("draft", draft)
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
    }

    /** @return false if it was not awaited any more, and nothing was done */
    boolean complete(UUID id, String content) {
        return sql.sql("""
                WITH ours AS (
                    UPDATE public.replies SET state = 'complete', draft = '', finished_at = clock_timestamp()
                    WHERE id = :id AND state = 'awaited' AND lease_until >= clock_timestamp()
                    RETURNING id, reading_id)
                INSERT INTO public.reading_messages (id, reading_id, role, content)
                SELECT id, reading_id, 'assistant', :content FROM ours
                """).param("id", id).param("content", content).update() == 1;
    }

    void fail(UUID id) {
        sql.sql("""
                UPDATE public.replies SET state = 'failed', draft = '', finished_at = clock_timestamp()
                WHERE id = :id AND state = 'awaited'
                """).param("id", id).update();
    }

    private static Talk.Reply reply(ResultSet row, int number) throws SQLException {
        var state = Talk.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new Talk.Reply(
                row.getObject("id", UUID.class),
                state,
                row.getInt("attempt"),
                row.getString("draft"),
                state == Talk.State.COMPLETE ? message(row, number) : null);
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                row.getString("role"),
                row.getString("content"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}

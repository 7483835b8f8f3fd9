package app.alembic.draw;

import app.alembic.database.AccountId;
import app.alembic.deck.Deck;
import app.alembic.spread.Spread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Chains of commitments and what opens them. Who may see what is row level security's business. */
@Repository
class Draws {

    private static final String COLUMNS =
            "d.id, d.place, d.previous, d.commitment, d.deck_version, d.created_at, d.expires_at, d.used_at";

    private final JdbcClient sql;

    Draws(JdbcClient sql) {
        this.sql = sql;
    }

    /** The lock that everything of a person's takes first: a chain has one end. */
    boolean lockOwner(AccountId owner) {
        return sql.sql("SELECT FROM public.users WHERE id = :owner FOR NO KEY UPDATE")
                .param("owner", owner.value())
                .query((_, _) -> true)
                .optional()
                .isPresent();
    }

    /** The link with which the chain goes on; the owner's row is locked. */
    ChainLink next(AccountId owner, UUID draw, Hash commitment) {
        return sql.sql("SELECT place, link FROM public.draws WHERE user_id = :owner ORDER BY place DESC LIMIT 1")
                .param("owner", owner.value())
                .query((row, _) -> new ChainLink(row.getInt(1) + 1, Hash.of(row.getBytes(2)), draw, commitment))
                .optional()
                .orElseGet(() -> new ChainLink(0, Hash.NOTHING, draw, commitment));
    }

    /**
     * Writes the next link with the seed behind it.
     *
     * @param terms with which it is used at once, null to be used later
     */
    void add(AccountId owner, ChainLink link, ServerSeed seed, Duration lifetime, @Nullable Terms terms) {
        sql.sql("""
                WITH committed AS (
                    INSERT INTO public.draws
                        (id, user_id, place, commitment, previous, link, deck_version, created_at, expires_at, used_at)
                    VALUES (:id, :owner, :place, :commitment, :previous, :link, :deck, statement_timestamp(),
                            statement_timestamp() + make_interval(secs => :lifetime),
                            CASE WHEN CAST(:spread AS text) IS NULL THEN NULL ELSE statement_timestamp() END)
                    RETURNING id)
                INSERT INTO public.draw_openings (draw_id, server_seed, client_seed, spread_type, upright_only)
                SELECT id, :seed, :client, :spread, :upright FROM committed
                """)
                .param("id", link.draw())
                .param("owner", owner.value())
                .param("place", link.index())
                .param("commitment", link.commitment().bytes())
                .param("previous", link.previous().bytes())
                .param("link", link.hash().bytes())
                .param("deck", Deck.VERSION)
                .param("lifetime", lifetime.toSeconds())
                .param("seed", seed.bytes())
                .param("client", terms == null ? null : terms.clientSeed().text())
                .param("spread", terms == null ? null : terms.spread().id())
                .param("upright", terms == null ? null : (Boolean) terms.uprightOnly())
                .update();
    }

    /** How many links the chain grew by today (UTC). */
    int today(AccountId owner) {
        return sql.sql("""
                SELECT count(*) FROM public.draws
                WHERE user_id = :owner AND created_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
                """)
                .param("owner", owner.value())
                .query((row, _) -> row.getInt(1))
                .single();
    }

    Optional<Draw> find(AccountId owner, UUID id) {
        return sql.sql("SELECT " + COLUMNS + " FROM public.draws d WHERE d.user_id = :owner AND d.id = :id")
                .param("owner", owner.value())
                .param("id", id)
                .query(Draws::draw)
                .optional();
    }

    /** Takes the seed of a draw that is neither used nor expired, and notes on which terms; empty if it is. */
    Optional<ServerSeed> open(AccountId owner, Terms terms) {
        return sql.sql("""
                WITH used AS (
                    UPDATE public.draws SET used_at = statement_timestamp()
                    WHERE id = :id AND user_id = :owner AND used_at IS NULL AND expires_at > statement_timestamp()
                    RETURNING id)
                UPDATE public.draw_openings o
                SET client_seed = :client, spread_type = :spread, upright_only = :upright
                FROM used WHERE o.draw_id = used.id
                RETURNING o.server_seed
                """)
                .param("id", terms.draw())
                .param("owner", owner.value())
                .param("client", terms.clientSeed().text())
                .param("spread", terms.spread().id())
                .param("upright", terms.uprightOnly())
                .query((row, _) -> new ServerSeed(row.getBytes(1)))
                .optional();
    }

    /** A draw that was dealt, with what opens it. */
    record Opened(Draw draw, Instant usedAt, ServerSeed seed, Terms terms) {}

    /** As its owner: empty if there is none, if it was not dealt, or if its reading was deleted. */
    Optional<Opened> opened(AccountId owner, UUID id) {
        return sql.sql("SELECT " + COLUMNS + """
                , o.server_seed, o.client_seed, o.spread_type, o.upright_only
                FROM public.draws d JOIN public.draw_openings o ON o.draw_id = d.id
                WHERE d.user_id = :owner AND d.id = :id AND d.used_at IS NOT NULL
                """)
                .param("owner", owner.value())
                .param("id", id)
                .query((row, n) -> {
                    Draw draw = draw(row, n);
                    return new Opened(
                            draw,
                            time(row, "used_at"),
                            new ServerSeed(row.getBytes("server_seed")),
                            new Terms(
                                    id,
                                    draw.deckVersion(),
                                    Spread.find(row.getString("spread_type")).orElseThrow(),
                                    row.getBoolean("upright_only"),
                                    new ClientSeed(row.getString("client_seed"))));
                })
                .optional();
    }

    /** The links of the same day (UTC) that follow one, in their order. */
    List<ChainLink> laterThatDay(AccountId owner, Draw draw) {
        return sql.sql("SELECT " + COLUMNS + """
                 FROM public.draws d
                WHERE d.user_id = :owner AND d.place > :place
                  AND d.created_at < (date_trunc('day', CAST(:time AS timestamptz) AT TIME ZONE 'UTC')
                                      + interval '1 day') AT TIME ZONE 'UTC'
                ORDER BY d.place
                """)
                .param("owner", owner.value())
                .param("place", draw.link().index())
                .param("time", draw.createdAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> draw(row, n).link())
                .list();
    }

    /**
     * One of a chain, with its seed once that may be seen.
     *
     * @param seed null while it is a secret, and when it was forgotten with its reading
     */
    record Listed(Draw draw, @Nullable ServerSeed seed, boolean expired) {}

    /**
     * A page of one's chain, newest first.
     *
     * @param before only those before this draw, null for the newest
     */
    List<Listed> page(AccountId owner, int limit, @Nullable UUID before) {
        return sql.sql("SELECT " + COLUMNS + """
                , o.server_seed, d.expires_at <= now() AS expired
                FROM public.draws d LEFT JOIN public.draw_openings o ON o.draw_id = d.id
                WHERE d.user_id = :owner
                  AND (CAST(:before AS uuid) IS NULL
                       OR d.place < (SELECT b.place FROM public.draws b WHERE b.user_id = :owner AND b.id = :before))
                ORDER BY d.place DESC LIMIT :limit
                """)
                .param("owner", owner.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> {
                    byte[] seed = row.getBytes("server_seed");
                    return new Listed(
                            draw(row, n), seed == null ? null : new ServerSeed(seed), row.getBoolean("expired"));
                })
                .list();
    }

    private static Draw draw(ResultSet row, int number) throws SQLException {
        OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        return new Draw(
                new ChainLink(
                        row.getInt("place"),
                        Hash.of(row.getBytes("previous")),
                        row.getObject("id", UUID.class),
                        Hash.of(row.getBytes("commitment"))),
                row.getString("deck_version"),
                time(row, "created_at"),
                time(row, "expires_at"),
                used == null ? null : used.toInstant());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

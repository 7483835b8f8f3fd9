package app.alembic.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Two people made for the examination, and what the database holds besides: its tables and functions are taken from the
 * catalogue, so that none is forgotten. All of it goes with the transaction.
 *
 * @param reading Alice's, drawn, with a generation of the same id, two messages, a reply and a usage row
 * @param failed a generation of Alice's that failed, and a draw of hers that is open; that of the reading was used
 * @param foreign a reading of Charlie's
 */
record Scene(
        UUID alice, UUID charlie, UUID reading, UUID failed, UUID foreign, List<Table> tables, List<Routine> routines) {

    static final String CARD = "[{\"id\":\"major_0\",\"name\":\"The Fool\",\"position\":\"Focus\",\"reversed\":false}]";

    /**
     * A table of the schema public.
     *
     * @param belongs the column that says whose a row is, empty where none does
     * @param columns those that can be written
     */
    record Table(String name, String belongs, List<String> columns) {

        /** A condition for the rows of {@code person}, for instance {@code {alice}}. */
        String rowsOf(String person) {
            return belongs.equals("reading_id")
                    ? "reading_id = " + (person.equals("{alice}") ? "{reading}" : "{foreign}")
                    : "%s = %s".formatted(belongs, person);
        }
    }

    /** @param call a statement that calls it with nothing but NULL */
    record Routine(String name, String signature, String call) {}

    /** The schema is one in which strangers may make a table: a foreign key is an attack too. */
    private static final String PEOPLE = """
            INSERT INTO auth.users (id, email) VALUES
                ({alice}, 'doctor.' || {alice} || '@example.invalid'),
                ({charlie}, 'doctor.' || {charlie} || '@example.invalid');
            INSERT INTO public.generations
                (id, user_id, question, spread_type, cards, price, state, lease_until, finished_at)
            VALUES
                ({reading}, {alice}, 'What now?', 'single', {card}, 1, 'complete', now(), now()),
                ({failed}, {alice}, 'What then?', 'single', {card}, 1, 'failed', now(), now());
            INSERT INTO public.readings (id, user_id, question, spread_type, cards, interpretation, drawn) VALUES
                ({reading}, {alice}, 'What now?', 'single', {card}, 'A beginning.', true),
                ({foreign}, {charlie}, 'What now?', 'single', {card}, 'A beginning.', true);
            INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'assistant', 'Go on.');
            WITH asked AS (
                INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'user', 'And why?')
                RETURNING id)
            INSERT INTO public.replies (id, reading_id, question_id, state, lease_until, finished_at)
            SELECT gen_random_uuid(), {reading}, id, 'complete', now(), now() FROM asked;
            INSERT INTO public.llm_usage (user_id, reading_id, generation_id, model, provider, input_tokens,
                output_tokens, total_tokens, cost_usd, latency_ms)
            VALUES ({alice}, {reading}, {reading}, 'doctor', 'doctor', 0, 0, 0, 0, 1);
            INSERT INTO public.subscriptions (user_id, stripe_customer_id) VALUES ({alice}, 'doctor ' || {alice});
            INSERT INTO public.daily_draws (user_id, day, draws) VALUES ({alice}, current_date, 1);
            INSERT INTO public.draws
                (id, user_id, place, commitment, previous, link, deck_version, expires_at, used_at)
            VALUES
                ({reading}, {alice}, 0, sha256('c0'), sha256('nothing'), sha256('l0'), '1', now() + interval '1 day', now()),
                ({failed}, {alice}, 1, sha256('c1'), sha256('l0'), sha256('l1'), '1', now() + interval '1 day', NULL);
            INSERT INTO public.draw_openings (draw_id, server_seed, client_seed, spread_type, upright_only) VALUES
                ({reading}, sha256('s0'), 'doctor', 'single', false),
                ({failed}, sha256('s1'), NULL, NULL, NULL);
            CREATE SCHEMA {scene};
            GRANT USAGE, CREATE ON SCHEMA {scene} TO anon, authenticated;
            SET CONSTRAINTS ALL IMMEDIATE;
            SET CONSTRAINTS ALL DEFERRED
            """;

    private static final String TABLES = """
            SELECT c.relname,
                   coalesce((SELECT a.attname FROM pg_attribute a
                             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                                 AND (a.attname IN ('user_id', 'reading_id') OR c.relname = 'users' AND a.attname = 'id')
                             ORDER BY a.attname DESC LIMIT 1), ''),
                   array(SELECT quote_ident(a.attname) FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                             AND a.attidentity <> 'a'
                         ORDER BY a.attnum)
            FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY c.relname
            """;

    private static final String ROUTINES = """
            SELECT p.proname, p.oid::regprocedure::text,
                   format('%s public.%I(%s)', CASE p.prokind WHEN 'p' THEN 'CALL' ELSE 'SELECT' END, p.proname,
                       (SELECT string_agg('NULL::' || format_type(t, NULL), ', ' ORDER BY n)
                        FROM unnest(p.proargtypes) WITH ORDINALITY a (t, n)))
            FROM pg_proc p
            WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'p')
                AND NOT EXISTS (SELECT FROM unnest(p.proargtypes) a (t) JOIN pg_type y ON y.oid = a.t WHERE y.typtype = 'p')
                AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            ORDER BY 2
            """;

    /** @throws SQLException if two ordinary people cannot come into being and do ordinary things */
    static Scene set(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var scene = new Scene(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    tables(statement),
                    routines(statement));
            statement.execute(scene.fill(PEOPLE));
            return scene;
        }
    }

    /** The statement with {alice}, {charlie}, {reading}, {failed}, {foreign} and {card} as literals, {scene} as the schema made for it. */
    String fill(String sql) {
        return sql.replace("{alice}", "'" + alice + "'")
                .replace("{charlie}", "'" + charlie + "'")
                .replace("{reading}", "'" + reading + "'")
                .replace("{failed}", "'" + failed + "'")
                .replace("{foreign}", "'" + foreign + "'")
                .replace("{card}", "'" + CARD + "'")
                .replace("{scene}", "doctor_" + alice.toString().replace("-", ""));
    }

    private static List<Table> tables(Statement statement) throws SQLException {
        var tables = new ArrayList<Table>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2), List.of((String[])
                        rows.getArray(3).getArray())));
            }
        }
        return tables;
    }

    private static List<Routine> routines(Statement statement) throws SQLException {
        var routines = new ArrayList<Routine>();
        try (ResultSet rows = statement.executeQuery(ROUTINES)) {
            while (rows.next()) {
                routines.add(new Routine(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return routines;
    }
}

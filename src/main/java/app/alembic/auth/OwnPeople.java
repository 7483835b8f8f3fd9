package app.alembic.auth;

import app.alembic.auth.supabase.KeptHere;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people of this installation's own schema {@code auth}. */
@Repository
@Conditional(KeptHere.class)
class OwnPeople implements People {

    private static final Logger LOG = LoggerFactory.getLogger(OwnPeople.class);

    private static final int ROWS_AT_A_TIME = 500;

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final String SELECT = """
            SELECT u.id, u.email, coalesce(u.raw_app_meta_data ->> 'role' = 'admin', false) AS is_admin, u.created_at,
                   u.last_sign_in_at,
                   (SELECT count(*) FROM auth.sessions s
                    WHERE s.user_id = u.id AND (s.not_after IS NULL OR s.not_after > now())) AS sessions
            FROM auth.users u
            """;

    private final Database database;
    private final JdbcClient sql;

    OwnPeople(Database database, JdbcClient sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public void forEach(Consumer<Person> visitor) {
        List<Person> rows = list(null, ROWS_AT_A_TIME);
        rows.forEach(visitor);
        while (rows.size() == ROWS_AT_A_TIME) {
            rows = list(rows.getLast().id(), ROWS_AT_A_TIME);
            rows.forEach(visitor);
        }
    }

    /** @param after the last one of the page before, or null for the first page */
    List<Person> list(@Nullable AccountId after, int limit) {
        return database.asAuthAdmin(() -> sql.sql(SELECT + """
                WHERE CAST(:after AS uuid) IS NULL
                    OR (u.created_at, u.id) > (SELECT a.created_at, a.id FROM auth.users a WHERE a.id = :after)
                ORDER BY u.created_at, u.id LIMIT :limit
                """)
                .param("after", after == null ? null : after.value(), Types.OTHER)
                .param("limit", limit)
                .query(OwnPeople::person)
                .list());
    }

    @Override
    public Person show(String who) {
        return database.asAuthAdmin(() -> find(who));
    }

    /** Their tokens say so from the next refresh on, their rights at once. */
    @Override
    public Person promote(String who) {
        Person person = change(who, "raw_app_meta_data || '{\"role\": \"admin\"}'");
        LOG.info("promoted account={}", person.id());
        return person;
    }

    @Override
    public Person demote(String who) {
        Person person = change(who, "raw_app_meta_data - 'role'");
        LOG.info("demoted account={}", person.id());
        return person;
    }

    @Override
    public void delete(String who) {
        AccountId id = database.asAuthAdmin(() -> {
            Person person = find(who);
            sql.sql("DELETE FROM auth.users WHERE id = :id")
                    .param("id", person.id().value())
                    .update();
            return person.id();
        });
        LOG.info("deleted account={}", id);
    }

    private Person change(String who, String appMetadata) {
        return database.asAuthAdmin(() -> {
            AccountId id = find(who).id();
            sql.sql("UPDATE auth.users SET updated_at = now(), raw_app_meta_data = " + appMetadata + " WHERE id = :id")
                    .param("id", id.value())
                    .update();
            return find(id.toString());
        });
    }

    private Person find(String who) {
        String name = who.strip();
        Optional<Person> found = ID.matcher(name).matches()
                ? where("u.id = :who", UUID.fromString(name))
                : where("u.email = :who", name.toLowerCase(Locale.ROOT));
        return found.orElseThrow(
                () -> new NotFound("There is nobody of that id or e-mail; `user list` shows who there is."));
    }

    private Optional<Person> where(String condition, Object who) {
        return sql.sql(SELECT + " WHERE " + condition)
                .param("who", who)
                .query(OwnPeople::person)
                .optional();
    }

    private static Person person(ResultSet row, int n) throws SQLException {
        OffsetDateTime lastSignIn = row.getObject("last_sign_in_at", OffsetDateTime.class);
        return new Person(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getBoolean("is_admin"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                lastSignIn == null ? null : lastSignIn.toInstant(),
                row.getInt("sessions"));
    }
}

package app.alembic.doctor;

import app.alembic.database.ConnectionUrls;
import app.alembic.database.DatabaseUnusable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The connection that the doctor works with. */
final class OwnersLogin {

    /** Asked without naming anything that the login may not see. */
    private static final String RIGHTS = """
            SELECT count(*) < 2,
                   coalesce(bool_and(CASE t.nspname
                       WHEN 'public' THEN pg_has_role(t.relowner, 'USAGE')
                       ELSE has_schema_privilege(t.relnamespace, 'USAGE') AND has_table_privilege(t.oid, 'INSERT') END), false)
                   AND (SELECT count(*) = 3 FROM pg_roles r
                        WHERE r.rolname IN ('anon', 'authenticated', 'service_role')
                            AND pg_has_role(r.oid, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET'
                                                        ELSE 'MEMBER' END))
            FROM (SELECT c.oid, c.relowner, c.relnamespace, n.nspname
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE c.relname = 'users' AND n.nspname IN ('public', 'auth')) t
            """;

    private OwnersLogin() {}

    /** @throws DatabaseUnusable if it cannot be reached, holds no schema, or is not the owner's */
    static Connection connect(ConnectionUrls urls) throws SQLException {
        // Simple mode sends several statements in one go.
        Connection connection = open(urls);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RIGHTS)) {
            row.next();
            if (row.getBoolean(1)) {
                throw new DatabaseUnusable("The database %s holds no schema of Alembic yet; `./alembic serve` makes it."
                        .formatted(urls.owner().withoutPassword()));
            }
            if (!row.getBoolean(2)) {
                throw new DatabaseUnusable(
                        "The login %s does not own the schema and cannot examine it; give the owner's connection string in ALEMBIC_MIGRATION_URL."
                                .formatted(urls.owner().withoutPassword()));
            }
            return connection;
        } catch (SQLException | DatabaseUnusable failure) {
            connection.close();
            throw failure;
        }
    }

    private static Connection open(ConnectionUrls urls) {
        try {
            return urls.owner().with("preferQueryMode", "simple").connect();
        } catch (SQLException failure) {
            throw new DatabaseUnusable(
                    "The database %s cannot be reached (%s); check that it runs and that ALEMBIC_DATABASE_URL is right."
                            .formatted(urls.owner().withoutPassword(), failure.getMessage()),
                    failure);
        }
    }
}

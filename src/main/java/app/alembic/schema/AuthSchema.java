package app.alembic.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whose the schema {@code auth} of a database is. Supabase's was there before our first step; ours came with it. */
enum AuthSchema {
    /** There is none yet. */
    NOBODYS,
    OURS,
    SUPABASES;

    static AuthSchema of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT CASE
                            WHEN to_regclass('auth.users') IS NULL THEN 'NOBODYS'
                            WHEN obj_description(to_regnamespace('auth'), 'pg_namespace') LIKE 'Alembic:%' THEN 'OURS'
                            ELSE 'SUPABASES'
                        END
                        """)) {
            row.next();
            return valueOf(row.getString(1));
        }
    }
}

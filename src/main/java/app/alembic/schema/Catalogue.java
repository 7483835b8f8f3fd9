package app.alembic.schema;

import app.alembic.database.ConnectionUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A schema as PostgreSQL sees it: what is there, and who may do what with it, a line for each fact. */
final class Catalogue {

    private static final String SCHEMAS = "('public', 'auth', 'alembic')";

    private static final String CATALOGUE = """
            SELECT line FROM (
                SELECT format('table %s%s%s', c.oid::regclass,
                    CASE WHEN c.relrowsecurity THEN ' with row security' ELSE '' END,
                    CASE WHEN c.relforcerowsecurity THEN ' for its owner too' ELSE '' END) AS line
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname IN SCHEMAS
                UNION ALL
                SELECT format('table %s column %s %s%s%s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
                    CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
                    coalesce(CASE a.attgenerated WHEN '' THEN ' default ' ELSE ' generated ' END
                        || pg_get_expr(d.adbin, d.adrelid), ''))
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE c.relkind = 'r' AND n.nspname IN SCHEMAS AND a.attnum > 0 AND NOT a.attisdropped
                UNION ALL
                SELECT format('table %s constraint %s %s', conrelid::regclass, conname, pg_get_constraintdef(o.oid))
                FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace
                WHERE n.nspname IN SCHEMAS AND contype <> 'n' AND contype <> 't'
                UNION ALL
                SELECT format('table %s index %s', i.indrelid::regclass, pg_get_indexdef(i.indexrelid))
                FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname IN SCHEMAS
                UNION ALL
                SELECT format('table %s policy %s%s for %s to %s using %s check %s', polrelid::regclass, polname,
                    CASE WHEN polpermissive THEN '' ELSE ', restrictive,' END, polcmd,
                    polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
                FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname IN SCHEMAS
                UNION ALL
                SELECT format('table %s trigger %s%s', tgrelid::regclass, pg_get_triggerdef(t.oid),
                    CASE tgenabled WHEN 'O' THEN '' ELSE ' enabled ' || tgenabled::text END)
                FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE NOT tgisinternal AND n.nspname IN SCHEMAS
                UNION ALL
                SELECT format('table %s grant %s to %s', c.oid::regclass, r.privilege_type, r.grantee::regrole)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL aclexplode(c.relacl) r
                WHERE c.relkind IN ('r', 'v') AND n.nspname IN SCHEMAS AND r.grantee <> c.relowner
                UNION ALL
                SELECT format('table %s grant %s (%s) to %s', c.oid::regclass, r.privilege_type, a.attname,
                    r.grantee::regrole)
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
                    LATERAL aclexplode(a.attacl) r
                WHERE n.nspname IN SCHEMAS
                UNION ALL
                SELECT format('function %s%s(%s) returns %s %s%s%s settings %s',
                    CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END, p.proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
                    CASE provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
                    CASE WHEN proisstrict THEN ' strict' ELSE '' END,
                    CASE WHEN prosecdef THEN ' as its owner' ELSE '' END, proconfig)
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN SCHEMAS
                UNION ALL
                SELECT format('function %s grant %s to %s', p.oid::regprocedure, r.privilege_type,
                    CASE r.grantee WHEN 0 THEN 'public' ELSE r.grantee::regrole::text END)
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
                    LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) r
                WHERE n.nspname IN SCHEMAS AND r.grantee <> p.proowner
                UNION ALL
                SELECT format('schema %s grant %s to %s', n.nspname, r.privilege_type,
                    CASE r.grantee WHEN 0 THEN 'public' ELSE r.grantee::regrole::text END)
                FROM pg_namespace n, LATERAL aclexplode(n.nspacl) r
                WHERE n.nspname IN SCHEMAS AND r.grantee <> n.nspowner
            ) catalogue ORDER BY line COLLATE "C"
            """;

    private Catalogue() {}

    static List<String> of(ConnectionUrl url) throws SQLException {
        try (Connection connection = url.connect()) {
            return of(connection);
        }
    }

    /** As the transaction under way sees it; leaves the connection's search path changed. */
    static List<String> of(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        try (Statement statement = connection.createStatement()) {
            // Names outside of it are written in full, whatever the login's own path is.
            statement.execute("SET search_path = public");
            try (ResultSet rows = statement.executeQuery(CATALOGUE.replace("SCHEMAS", SCHEMAS))) {
                while (rows.next()) {
                    lines.add(rows.getString(1).replaceAll("\\s+", " "));
                }
            }
        }
        return lines;
    }
}

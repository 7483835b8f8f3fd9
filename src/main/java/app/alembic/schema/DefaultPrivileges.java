package app.alembic.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;

/** The default privileges of a database's owner, which the drafting library does not see. */
final class DefaultPrivileges {

    /**
     * Who may do what with objects made later. PostgreSQL stores a whole list where anything was changed, globally or for
     * a schema; no row means the built-in defaults.
     */
    private static final String READ = """
            SELECT format('%s%s', coalesce('IN SCHEMA ' || quote_ident(n.nspname) || ' ', ''),
                          CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                               WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' END) AS scope,
                   format('%s TO %s%s', a.privilege_type,
                          CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
                          CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS given
            FROM (
                SELECT defaclobjtype, defaclnamespace, defaclacl FROM pg_default_acl
                WHERE defaclrole = current_user::regrole
                UNION ALL
                -- The built-in defaults, where they stand.
                SELECT t, 0, acldefault(t, current_user::regrole)
                FROM unnest(ARRAY['r', 'S', 'f', 'T']::"char"[]) t
                WHERE NOT EXISTS (SELECT FROM pg_default_acl WHERE defaclrole = current_user::regrole
                                  AND defaclnamespace = 0 AND defaclobjtype = t)
            ) d
            LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
            CROSS JOIN LATERAL aclexplode(d.defaclacl) a
            WHERE a.grantee <> current_user::regrole
            ORDER BY 1, 2
            """;

    private DefaultPrivileges() {}

    /** The statements that lead from one database's to another's; empty where they are the same. */
    static String between(ScratchDatabase from, ScratchDatabase to) throws SQLException {
        var before = read(from);
        var after = read(to);
        var scopes = new LinkedHashSet<>(before.keySet());
        scopes.addAll(after.keySet());
        var sql = new StringBuilder();
        for (String scope : scopes) {
            Set<String> had = before.getOrDefault(scope, Set.of());
            Set<String> has = after.getOrDefault(scope, Set.of());
            had.stream()
                    .filter(given -> !has.contains(given))
                    .forEach(given -> sql.append(statement(
                            scope, "REVOKE", given.replace(" TO ", " FROM ").replace(" WITH GRANT OPTION", ""))));
            has.stream()
                    .filter(given -> !had.contains(given))
                    .forEach(given -> sql.append(statement(scope, "GRANT", given)));
        }
        return sql.toString();
    }

    private static String statement(String scope, String verb, String given) {
        int object = scope.lastIndexOf(' ');
        String where = object < 0 ? "" : scope.substring(0, object + 1);
        return "ALTER DEFAULT PRIVILEGES %s%s %s;%n"
                .formatted(where, verb, given.replaceFirst("^(\\S+)", "$1 ON " + scope.substring(object + 1)));
    }

    private static TreeMap<String, Set<String>> read(ScratchDatabase database) throws SQLException {
        var privileges = new TreeMap<String, Set<String>>();
        try (Connection connection = database.open();
                ResultSet rows = connection.createStatement().executeQuery(READ)) {
            while (rows.next()) {
                privileges
                        .computeIfAbsent(rows.getString("scope"), _ -> new LinkedHashSet<>())
                        .add(rows.getString("given"));
            }
        }
        return privileges;
    }
}

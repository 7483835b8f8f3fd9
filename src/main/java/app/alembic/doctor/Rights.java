package app.alembic.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the roles may do with every table, view and function of the schema public, against what the migrations mean. */
final class Rights {

    private static final String TABLES = "rights on tables";
    private static final String FUNCTIONS = "rights on functions";

    /** Inherited rights and those of PUBLIC included; a right on every column is told as one on the table. */
    private static final String HELD = """
            WITH relation AS (
                SELECT c.oid, c.relname FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                    AND NOT EXISTS (SELECT FROM pg_depend d
                                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ), verb AS (
                SELECT name FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']
                    || CASE WHEN current_setting('server_version_num')::int >= 170000 THEN ARRAY['MAINTAIN']
                            ELSE ARRAY[]::text[] END) v (name)
            ), role AS (
                SELECT name FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) r (name)
            )
            SELECT relname, role.name, verb.name FROM relation, role LEFT JOIN verb ON true
            WHERE has_table_privilege(role.name, relation.oid, verb.name)
            UNION ALL
            SELECT relname, role.name, format('%s (%s)', verb.name, a.attname)
            FROM relation JOIN pg_attribute a ON a.attrelid = relation.oid AND a.attnum > 0 AND NOT a.attisdropped, role, verb
            WHERE verb.name IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                AND NOT has_table_privilege(role.name, relation.oid, verb.name)
                AND has_column_privilege(role.name, relation.oid, a.attnum, verb.name)
            UNION ALL
            SELECT relname, role.name, NULL FROM relation, role
            ORDER BY 1, 2, 3 NULLS FIRST
            """;

    private static final String CALLABLE = """
            SELECT p.proname, p.oid::regprocedure::text, r.name, has_function_privilege(r.name, p.oid, 'EXECUTE'),
                   p.prosecdef, CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END
            FROM pg_proc p, unnest(ARRAY['anon', 'authenticated', 'service_role']) r (name)
            WHERE p.pronamespace = 'public'::regnamespace
                AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            ORDER BY 2, 3
            """;

    private record Grant(String table, String role) {}

    private Rights() {}

    static List<Finding> at(Connection connection) throws SQLException {
        var findings = new ArrayList<Finding>();
        try (Statement statement = connection.createStatement()) {
            Map<Grant, Set<String>> held = held(statement);
            held.forEach((grant, rights) -> findings.add(finding(grant, rights)));
            functions(statement, findings);
        }
        return findings;
    }

    private static Map<Grant, Set<String>> held(Statement statement) throws SQLException {
        var held = new LinkedHashMap<Grant, Set<String>>();
        try (ResultSet rows = statement.executeQuery(HELD)) {
            while (rows.next()) {
                Set<String> rights =
                        held.computeIfAbsent(new Grant(rows.getString(1), rows.getString(2)), _ -> new TreeSet<>());
                if (rows.getString(3) instanceof String right) {
                    rights.add(right);
                }
            }
        }
        return held;
    }

    private static Finding finding(Grant grant, Set<String> held) {
        String looked = "%s and role %s".formatted(grant.table(), grant.role());
        Set<String> excess = ExpectedRights.excess(grant.table(), grant.role(), held);
        if (!excess.isEmpty()) {
            String rights = String.join(", ", excess);
            return new Finding(
                    TABLES,
                    looked,
                    Verdict.HOLE,
                    "it may " + rights,
                    ExpectedRights.mend(grant.table(), grant.role(), rights));
        }
        Set<String> missing = new TreeSet<>(ExpectedRights.on(grant.table(), grant.role()));
        missing.removeAll(held);
        if (!missing.isEmpty()) {
            String rights = String.join(", ", missing);
            return new Finding(
                    TABLES,
                    looked,
                    Verdict.HOLE,
                    "it may not " + rights + ", without which the service fails",
                    "GRANT %s ON public.%s TO %s".formatted(rights, grant.table(), grant.role()));
        }
        return Finding.good(TABLES, looked, held.isEmpty() ? "nothing" : String.join(", ", held));
    }

    private static void functions(Statement statement, List<Finding> findings) throws SQLException {
        try (ResultSet rows = statement.executeQuery(CALLABLE)) {
            while (rows.next()) {
                String function = rows.getString(2);
                String role = rows.getString(3);
                boolean may = rows.getBoolean(4);
                boolean should = ExpectedRights.mayCall(role, rows.getString(1));
                String looked = "%s and role %s".formatted(function, role);
                if (may == should) {
                    findings.add(Finding.good(FUNCTIONS, looked, ""));
                } else if (should) {
                    findings.add(new Finding(
                            FUNCTIONS,
                            looked,
                            Verdict.HOLE,
                            "it may not call it, without which the service fails",
                            "GRANT EXECUTE ON %s %s TO %s".formatted(rows.getString(6), function, role)));
                } else {
                    findings.add(new Finding(
                            FUNCTIONS,
                            looked,
                            Verdict.HOLE,
                            rows.getBoolean(5) ? "it may call it, and acts as the owner then" : "it may call it",
                            "REVOKE EXECUTE ON %s %s FROM PUBLIC, %s".formatted(rows.getString(6), function, role)));
                }
            }
        }
    }
}

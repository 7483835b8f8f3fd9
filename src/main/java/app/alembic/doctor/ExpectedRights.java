package app.alembic.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may do what, as the migrations mean it. A migration that gives a further right says so here too; a table that is
 * not named here gets the milder rule of {@link #excess}.
 */
final class ExpectedRights {

    private static final Map<Grantee, Set<String>> TABLES = read("""
            users               | authenticated | SELECT, UPDATE (preferences)
            users               | service_role  | SELECT, INSERT, DELETE, UPDATE (id, email, tier, preferences, created_at, updated_at)
            readings            | authenticated | SELECT, DELETE, INSERT (user_id, question, spread_type, cards, interpretation)
            readings            | service_role  | SELECT, INSERT, UPDATE, DELETE
            reading_messages    | authenticated | SELECT, INSERT (reading_id, role, content)
            reading_messages    | service_role  | SELECT, INSERT, UPDATE, DELETE
            replies             | authenticated | SELECT
            replies             | service_role  | SELECT, INSERT, UPDATE, DELETE
            subscriptions       | authenticated | SELECT
            subscriptions       | service_role  | SELECT, INSERT, UPDATE, DELETE
            credit_transactions | authenticated | SELECT
            credit_transactions | service_role  | SELECT
            llm_usage           | authenticated | SELECT
            llm_usage           | service_role  | SELECT, INSERT, DELETE, UPDATE (reading_id)
            model_calls_under_way | service_role | SELECT, INSERT, DELETE
            usage_days          | service_role  | SELECT
            budget_notices      | service_role  | SELECT, INSERT
            generations         | authenticated | SELECT, DELETE
            generations         | service_role  | SELECT, INSERT, UPDATE, DELETE
            daily_draws         | service_role  | SELECT, INSERT, UPDATE, DELETE
            generation_parts    | authenticated | SELECT
            generation_parts    | service_role  | SELECT, INSERT, UPDATE, DELETE
            idempotency_keys    | service_role  | SELECT, INSERT, DELETE
            stopped_questions   | service_role  | SELECT, INSERT, UPDATE
            draws               | authenticated | SELECT
            draws               | service_role  | SELECT, INSERT, UPDATE (used_at)
            draw_openings       | authenticated | SELECT
            draw_openings       | service_role  | SELECT, INSERT, UPDATE (client_seed, spread_type, upright_only)
            draw_roots          | service_role  | SELECT, INSERT
            credit_transaction_archive | service_role | SELECT
            subscription_archive       | service_role | SELECT, UPDATE (ended_at)
            """);

    /** Every other function of the schema public is its owner's alone. */
    private static final Map<Grantee, Set<String>> FUNCTIONS = read("""
            spread_positions | authenticated | EXECUTE
            spread_positions | service_role  | EXECUTE
            deduct_credits   | service_role  | EXECUTE
            grant_credits    | service_role  | EXECUTE
            delete_expired_readings | service_role | EXECUTE
            """);

    private static final Set<String> VERBS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    private record Grantee(String object, String role) {}

    private ExpectedRights() {}

    static boolean names(String table) {
        return TABLES.keySet().stream().anyMatch(grantee -> grantee.object().equals(table));
    }

    /** What {@code role} may do on {@code table}: "SELECT", "UPDATE (preferences)" and so on, a right for each column. */
    static Set<String> on(String table, String role) {
        return TABLES.getOrDefault(new Grantee(table, role), Set.of());
    }

    static boolean mayCall(String role, String function) {
        return FUNCTIONS.containsKey(new Grantee(function, role));
    }

    /**
     * Which of the rights that {@code role} has it should not have. On a table that is not named: anon none, authenticated
     * the four verbs that policies hold, service_role the same.
     */
    static Set<String> excess(String table, String role, Set<String> held) {
        var excess = new TreeSet<>(held);
        if (names(table)) {
            excess.removeAll(on(table, role));
        } else if (!role.equals("anon")) {
            excess.removeIf(right -> VERBS.contains(right.replaceAll(" .*", "")));
        }
        return excess;
    }

    /**
     * SQL that takes {@code rights} from {@code role} and leaves what it should have: taking a right on a table takes the
     * same on its columns.
     */
    static String mend(String table, String role, String rights) {
        String again = String.join(", ", new TreeSet<>(on(table, role)));
        return "REVOKE %s ON public.%s FROM PUBLIC, %s%s"
                .formatted(
                        rights,
                        table,
                        role,
                        again.isEmpty() ? "" : "; GRANT %s ON public.%s TO %s".formatted(again, table, role));
    }

    private static Map<Grantee, Set<String>> read(String table) {
        var rights = new LinkedHashMap<Grantee, Set<String>>();
        for (String line : table.lines().toList()) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            rights.put(new Grantee(cells.get(0), cells.get(1)), new HashSet<>(each(cells.get(2))));
        }
        return rights;
    }

    private static List<String> each(String rights) {
        var each = new ArrayList<String>();
        Matcher right = Pattern.compile("(\\w+)(?: \\(([^)]*)\\))?").matcher(rights);
        while (right.find()) {
            String columns = right.group(2);
            if (columns == null) {
                each.add(right.group(1));
            } else {
                Arrays.stream(columns.split(", ")).forEach(column -> each.add(right.group(1) + " (" + column + ")"));
            }
        }
        return each;
    }
}

package app.alembic.schema;

import app.alembic.database.DatabaseUnusable;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says what went wrong while the schema was changed, where in the script, and what to do. */
final class FailedStep {

    /** What the driver says of a literal or comment without an end. */
    private static final Pattern UNREADABLE = Pattern.compile("started at position (\\d{1,9})");

    private FailedStep() {}

    /**
     * @param what the file, or what was being done
     * @param script as it was sent, with as many lines before it as in the file; null for no script
     */
    static DatabaseUnusable of(String what, @Nullable String script, SQLException failure) {
        return new DatabaseUnusable(
                "%s%s: %s.%s"
                        .formatted(what, script == null ? "" : place(script, failure), said(failure), mend(failure)),
                failure);
    }

    /** Without the statement, which the driver repeats when it cannot even read it. */
    private static String said(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst(" in SQL .*", "");
    }

    /** By PostgreSQL's error code. */
    private static String mend(SQLException failure) {
        String code = String.valueOf(failure.getSQLState());
        if (code.startsWith("08") || code.startsWith("57P")) {
            return " The connection was lost and nothing of this step was applied; run it again.";
        }
        return switch (code) {
            case "42501" ->
                " Nothing of this step was applied. This login may not do that: give the owner of the schema in ALEMBIC_MIGRATION_URL.";
            case "42P07", "42P06", "42723", "42710" ->
                " Nothing of this step was applied. If these tables come from the data model's own SQL, `alembic upgrade --adopt` takes them over; otherwise give Alembic a database of its own.";
            case "23514", "23502", "23505", "23503" ->
                " Nothing of this step was applied. Mend or remove the rows that break the rule, then run it again.";
            case "55P03", "57014" ->
                " Nothing of this step was applied. Others hold the tables; end what runs on them or try again at a quieter time.";
            default -> " Nothing of this step was applied.";
        };
    }

    /** ", line 12", where PostgreSQL or its driver says at which character it stumbled. */
    private static String place(String script, SQLException failure) {
        int position = position(failure);
        if (position < 1) {
            return "";
        }
        String before = script.substring(0, Math.min(position, script.length()));
        return ", line " + (before.chars().filter(c -> c == '\n').count() + 1);
    }

    private static int position(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException error ? error.getServerErrorMessage() : null;
        if (message != null) {
            return message.getPosition();
        }
        Matcher unread = UNREADABLE.matcher(String.valueOf(failure.getMessage()));
        return unread.find() ? Integer.parseInt(unread.group(1)) : 0;
    }
}

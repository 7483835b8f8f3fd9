package app.alembic.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Data that a script takes away, found by reading it.
 *
 * @param table as the script names it
 * @param column null where the whole table goes
 * @param isChange the column stays, in another type that may not hold its values
 */
record Loss(String table, @Nullable String column, boolean isChange) {

    private static final String NAME = "(?:\"[^\"]+\"|[\\w$]+)(?:\\.(?:\"[^\"]+\"|[\\w$]+))?";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE;
    private static final Pattern DROP_TABLE =
            Pattern.compile("^DROP TABLE (?:IF EXISTS )?(?<names>%1$s(?: ?, ?%1$s)*)".formatted(NAME), FLAGS);
    private static final Pattern EMPTYING =
            Pattern.compile("^(?:TRUNCATE (?:TABLE )?|DELETE FROM )(?:ONLY )?(?<table>%s)".formatted(NAME), FLAGS);
    private static final Pattern ALTER_TABLE =
            Pattern.compile("^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(?<table>%s) ".formatted(NAME), FLAGS);
    private static final Pattern DROP_COLUMN = Pattern.compile(
            "\\bDROP (?!CONSTRAINT\\b|DEFAULT\\b|NOT\\b|EXPRESSION\\b|IDENTITY\\b)(?:COLUMN )?(?:IF EXISTS )?(?<column>%s)"
                    .formatted(NAME),
            FLAGS);
    private static final Pattern CHANGE_TYPE =
            Pattern.compile("\\bALTER (?:COLUMN )?(?<column>%s) (?:SET DATA )?TYPE\\b".formatted(NAME), FLAGS);

    static List<Loss> of(String sql) {
        var losses = new ArrayList<Loss>();
        for (String statement : SqlCode.of(sql).statements()) {
            Matcher tables = DROP_TABLE.matcher(statement);
            if (tables.find()) {
                for (String table : tables.group("names").split(" ?, ?")) {
                    losses.add(new Loss(table, null, false));
                }
            }
            Matcher emptied = EMPTYING.matcher(statement);
            if (emptied.find()) {
                losses.add(new Loss(emptied.group("table"), null, false));
            }
            Matcher altered = ALTER_TABLE.matcher(statement);
            if (altered.find()) {
                String table = altered.group("table");
                DROP_COLUMN
                        .matcher(statement)
                        .results()
                        .forEach(column -> losses.add(new Loss(table, column.group("column"), false)));
                CHANGE_TYPE
                        .matcher(statement)
                        .results()
                        .forEach(column -> losses.add(new Loss(table, column.group("column"), true)));
            }
        }
        return List.copyOf(losses);
    }

    /** As a phrase: "the column public.readings.notice with its values". */
    String phrase() {
        if (column == null) {
            return "the rows of %s".formatted(table);
        }
        return (isChange ? "what of %s.%s does not fit its new type" : "the column %s.%s with its values")
                .formatted(table, column);
    }

    /** How many values are at stake now; 0 where the table is not there (an earlier step of the same way made it). */
    long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "SELECT to_regclass('%s') IS NOT NULL".formatted(table.replace("'", "''")))) {
                row.next();
                if (!row.getBoolean(1)) {
                    return 0;
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT count(%s) FROM %s".formatted(column == null ? "*" : column, table))) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

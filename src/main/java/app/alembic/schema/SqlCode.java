package app.alembic.schema;

import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.core.Parser;

/**
 * What of a script is code: its text with comments, literals and dollar-quoted bodies blanked out, so that a word found
 * in it is a word of SQL. Places and lines stay what they were; quoted names stay too.
 */
record SqlCode(String text) {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    static SqlCode of(String sql) {
        char[] all = sql.toCharArray();
        char[] code = sql.toCharArray();
        for (int i = 0; i < all.length; i++) {
            int end = switch (all[i]) {
                case '\'' -> Parser.parseSingleQuotes(all, i, true);
                case '-' -> Parser.parseLineComment(all, i);
                case '/' -> Parser.parseBlockComment(all, i);
                case '$' -> Parser.parseDollarQuotes(all, i);
                default -> i;
            };
            if (all[i] == '"') {
                i = Parser.parseDoubleQuotes(all, i);
            } else if (end > i) {
                blank(code, i, Math.min(end, all.length - 1));
                i = end;
            }
        }
        return new SqlCode(new String(code));
    }

    /** Its statements with single spaces, without the empty ones. */
    List<String> statements() {
        return Pattern.compile(";")
                .splitAsStream(text)
                .map(statement -> SPACES.matcher(statement).replaceAll(" ").strip())
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static void blank(char[] code, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (code[i] != '\n') {
                code[i] = ' ';
            }
        }
    }
}

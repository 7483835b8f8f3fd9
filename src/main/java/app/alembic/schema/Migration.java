package app.alembic.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.database.DatabaseUnusable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step of the schema's history: a file with a header, an up part and an undo part.
 *
 * @param file its name, for messages
 * @param revision unique; by habit the moment at which it was written
 * @param follows the revision before it, or "base"
 * @param ownAuthOnly its statements concern the schema {@code auth} and are left out where Supabase keeps it
 */
record Migration(
        String file, String revision, String follows, String title, boolean ownAuthOnly, String up, String undo) {

    static final String BASE = "base";

    private static final Pattern PARTS =
            Pattern.compile("(?<head>.*?)^-- up$(?<up>.*)^-- undo$(?<undo>.*)", Pattern.DOTALL | Pattern.MULTILINE);

    /** A script is one transaction with its row in the history; one that ends it itself would break that. */
    private static final Pattern TRANSACTION_CONTROL = Pattern.compile(
            "^(?:COMMIT|END|ROLLBACK|ABORT|BEGIN|START TRANSACTION|PREPARE TRANSACTION)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern BODY_OF_A_FUNCTION =
            Pattern.compile("\\bBEGIN\\s+ATOMIC\\b.*?\\bEND\\b(?=\\s*;)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** @throws DatabaseUnusable if the file has not the form of a migration */
    static Migration parse(String file, String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new DatabaseUnusable(
                    "%s is no migration: it needs a line `-- up` and, after it, a line `-- undo`.".formatted(file));
        }
        String head = parts.group("head");
        refuseTransactionControl(file, parts.group("up") + ";" + parts.group("undo"));
        return new Migration(
                file,
                required(file, head, "revision"),
                required(file, head, "follows"),
                required(file, head, "title"),
                "own auth".equals(header(head, "where")),
                // Line numbers in errors count from the top of the file.
                "\n".repeat((int) head.lines().count()) + parts.group("up"),
                parts.group("undo").strip());
    }

    private static String required(String file, String head, String key) {
        String value = header(head, key);
        if (value == null) {
            throw new DatabaseUnusable("%s is no migration: its head has no line `-- %s: …`.".formatted(file, key));
        }
        return value;
    }

    private static @Nullable String header(String head, String key) {
        Matcher line = Pattern.compile("(?m)^-- " + key + ": (.+)$").matcher(head);
        return line.find() ? line.group(1).strip() : null;
    }

    private static void refuseTransactionControl(String file, String sql) {
        String outsideOfBodies =
                BODY_OF_A_FUNCTION.matcher(SqlCode.of(sql).text()).replaceAll("");
        for (String statement : new SqlCode(outsideOfBodies).statements()) {
            if (TRANSACTION_CONTROL.matcher(statement).find()) {
                throw new DatabaseUnusable(
                        "%s says %s; take that out, for each script is one transaction with its row in the history."
                                .formatted(file, statement));
            }
        }
    }

    /** Of what the statements are, not of how the head is worded. */
    String checksum() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((up.strip() + "\n-- undo\n" + undo).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

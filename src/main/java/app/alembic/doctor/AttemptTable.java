package app.alembic.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Attempts as a table: {@code who | what | expected | SQL}. A line that begins with two dashes is the mend for those
 * below it.
 */
final class AttemptTable {

    private static final String MEND = "-- ";

    private AttemptTable() {}

    static List<Attempt> read(String table) {
        var attempts = new ArrayList<Attempt>();
        String mend = "";
        for (String line : table.lines().filter(line -> !line.isBlank()).toList()) {
            if (line.startsWith(MEND)) {
                mend = line.substring(MEND.length());
                continue;
            }
            String[] cells = line.split("\\|", 4);
            attempts.add(new Attempt(
                    Actor.valueOf(name(cells[0])),
                    cells[1].strip(),
                    Expectation.valueOf(name(cells[2])),
                    cells[3].strip(),
                    mend));
        }
        return List.copyOf(attempts);
    }

    private static String name(String cell) {
        return cell.strip().toUpperCase(Locale.ROOT);
    }
}

package app.alembic.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A question to the catalogue.
 *
 * @param sql answers with a row for everything it looked at: what, one of good, warning and hole, detail, mend
 */
record Look(String area, String sql) {

    List<Finding> at(Connection connection) throws SQLException {
        var findings = new ArrayList<Finding>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Verdict verdict = Verdict.valueOf(rows.getString(2).toUpperCase(Locale.ROOT));
                findings.add(
                        verdict == Verdict.GOOD
                                ? Finding.good(area, rows.getString(1), "")
                                : new Finding(area, rows.getString(1), verdict, rows.getString(3), rows.getString(4)));
            }
        }
        return findings;
    }
}

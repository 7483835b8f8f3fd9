package app.alembic.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.database.ConnectionUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** A schema as PostgreSQL sees it, a line for each fact; two schemas with the same lines are the same. */
final class Catalogue {

    private Catalogue() {}

    static List<String> of(ConnectionUrl url) throws SQLException {
        try (Connection connection = url.connect()) {
            return of(connection);
        }
    }

    /** As the transaction under way sees it. */
    static List<String> of(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        try (Statement statement = connection.createStatement()) {
            // Names outside of it are written in full, whatever the login's own path is.
            statement.execute("SET search_path = public");
            try (ResultSet rows = statement.executeQuery(query())) {
                while (rows.next()) {
                    lines.add(rows.getString(1).replaceAll("\\s+", " "));
                }
            }
            statement.execute("RESET search_path");
        }
        return lines;
    }

    private static String query() {
        try {
            return new ClassPathResource("catalogue.sql").getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

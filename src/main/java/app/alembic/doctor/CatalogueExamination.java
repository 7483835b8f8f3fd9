package app.alembic.doctor;

import app.alembic.database.ConnectionUrls;
import app.alembic.database.DatabaseUnusable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the catalogue and no row of a person: some milliseconds, whatever the size of the database. */
final class CatalogueExamination implements Examination {

    @Override
    public String area() {
        return "catalogue";
    }

    @Override
    public List<Finding> examine(ConnectionUrls urls) {
        try (Connection connection = OwnersLogin.connect(urls)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            qualifyNames(connection);
            List<Finding> findings = new ArrayList<>(Rights.at(connection));
            for (Look look : Looks.ALL) {
                findings.addAll(look.at(connection));
            }
            findings.add(login(urls));
            connection.rollback();
            return findings;
        } catch (SQLException broken) {
            throw new DatabaseUnusable(
                    "The catalogue of %s cannot be read: %s."
                            .formatted(urls.owner().withoutPassword(), broken.getMessage()),
                    broken);
        }
    }

    /** In what is found and in the mends, whatever the login's own search_path. */
    private static void qualifyNames(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = ''");
        }
    }

    private static Finding login(ConnectionUrls urls) {
        String looked = "the service's login " + urls.authenticator().user();
        return urls.authenticator().equals(urls.owner())
                ? new Finding(
                        "logins",
                        looked,
                        Verdict.WARNING,
                        "it owns the schema, and with it goes every wall",
                        "Give the service a login that owns nothing in ALEMBIC_DATABASE_URL, and the owner's in ALEMBIC_MIGRATION_URL.")
                : Finding.good("logins", looked, "");
    }
}

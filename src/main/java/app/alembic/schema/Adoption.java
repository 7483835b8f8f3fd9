package app.alembic.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.DatabaseUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * Takes over a database in which somebody ran the data model's own SQL: its six tables step aside, the history's own
 * steps make Alembic's, and the rows move in. All of it is one transaction, so it happens whole or not at all.
 */
public final class Adoption {

    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    /** The step that makes the tables; the steps before it concern auth alone. */
    private static final String STEP = "20261122101000";

    private static final String SHAPE = "adopt/seed-shape.txt";
    private static final String SET_ASIDE = "adopt/set-aside.sql";
    private static final String BRING_BACK = "adopt/bring-back.sql";

    /** Rights differ from server to server, and are given anew. */
    private static final Pattern RIGHTS = Pattern.compile("\\S+ \\S+ grant .*");

    private final ConnectionUrl owner;
    private final Migrations migrations;

    Adoption(ConnectionUrl owner, Migrations migrations) {
        this.owner = owner;
        this.migrations = migrations;
    }

    /** What will happen, as a sentence. */
    public String deed() {
        try (Connection connection = owner.connect()) {
            refuseOthers(connection);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT (SELECT count(*) FROM public.users), (SELECT count(*) FROM public.readings)")) {
                row.next();
                return "The data model's tables in %s become Alembic's, with %,d people and %,d readings. Policies, rights and functions become Alembic's; where a balance and its ledger differ, a movement \"Taken over\" makes up for it."
                        .formatted(owner.withoutPassword(), row.getLong(1), row.getLong(2));
            }
        } catch (SQLException failure) {
            throw FailedStep.of("The database cannot be looked at", null, failure);
        }
    }

    /** @throws DatabaseUnusable if the tables have other shapes, or rows that break a rule; nothing is changed then */
    public void adopt() {
        try (Connection connection = owner.with("preferQueryMode", "simple").connect()) {
            SchemaLock.take(connection);
            connection.setAutoCommit(false);
            refuseOthers(connection);
            run(connection, "The roles", SchemaHistory.roles());
            AppliedSteps.prepare(connection);
            run(connection, SET_ASIDE, text(SET_ASIDE));
            takeSteps(connection);
            run(connection, BRING_BACK, text(BRING_BACK));
            connection.commit();
            LOG.info("Took over a database with the data model's own tables");
        } catch (SQLException failure) {
            throw FailedStep.of("The database cannot be taken over", null, failure);
        }
    }

    /** Those up to the one that makes the tables. What auth is, somebody else has made. */
    private void takeSteps(Connection connection) {
        List<Migration> line = migrations.inOrder();
        for (int position = 0; position < line.size(); position++) {
            Migration step = line.get(position);
            if (!step.ownAuthOnly()) {
                run(connection, step.file(), step.up());
            }
            run(connection, "The history", AppliedSteps.recording(position, step, step.ownAuthOnly()));
            if (step.revision().equals(STEP)) {
                return;
            }
        }
        throw new IllegalStateException("the history has no step " + STEP);
    }

    private static void run(Connection connection, String what, String script) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException failure) {
            throw FailedStep.of(what, script, failure);
        }
    }

    private void refuseOthers(Connection connection) throws SQLException {
        if (!AppliedSteps.read(connection).isEmpty()) {
            throw new DatabaseUnusable(
                    "This database is Alembic's already; `alembic upgrade` without --adopt goes on.");
        }
        Set<String> wanted = text(SHAPE).lines().filter(line -> !line.isBlank()).collect(Collectors.toSet());
        List<String> found = Catalogue.of(connection).stream()
                .filter(Adoption::isOfTheDataModel)
                .toList();
        List<String> differences = SchemaDifference.lines(List.copyOf(wanted), found).stream()
                .sorted()
                .toList();
        if (!differences.isEmpty()) {
            throw new DatabaseUnusable(
                    "The tables here are not those of the data model (- is missing, + is something else: %s%s). Bring them to its shape, or give Alembic a database of its own."
                            .formatted(
                                    String.join("; ", differences.subList(0, Math.min(3, differences.size()))),
                                    differences.size() > 3 ? "; and %d more".formatted(differences.size() - 3) : ""));
        }
    }

    /** Whatever else lies in the database is not looked at. */
    static boolean isOfTheDataModel(String line) {
        return !RIGHTS.matcher(line).matches()
                && line.matches(
                        "table (?:users|readings|reading_messages|subscriptions|credit_transactions|llm_usage)\\b.*");
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

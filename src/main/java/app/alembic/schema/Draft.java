package app.alembic.schema;

import app.alembic.database.ConnectionUrl;
import app.alembic.database.DatabaseUnusable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.PgCodekeeperException;
import org.pgcodekeeper.core.api.DatabaseFactory;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.settings.CoreSettings;

/** The statements that lead from one schema to another, as a first version for a person to read. */
final class Draft {

    /** Whoever runs a script owns what it makes: who that is differs from server to server. */
    private static final String OWNERSHIP =
            "(?m)^ALTER [^;]*? OWNER TO %1$s;\\R?|^(?:GRANT|REVOKE) [^;]*? (?:TO|FROM) %1$s;\\R?";

    private static final Pattern SEARCH_PATH = Pattern.compile("(?m)^SET search_path = pg_catalog;\\R?");
    /** What the library notes for its own users. */
    private static final Pattern REMARKS = Pattern.compile("(?m)^-- DEPCY: .*\\R+| ?/\\* TYPE change - .*? \\*/");

    private static final Pattern BLANK_LINES = Pattern.compile("(?:\\R[ \\t]*){3,}");

    private Draft() {}

    static String between(ScratchDatabase from, ScratchDatabase to) {
        try {
            CoreSettings settings = settings();
            String statements = PgCodeKeeperApi.diff(settings, load(settings, from), load(settings, to));
            String owner = Pattern.quote(from.url().user());
            String portable = Pattern.compile(OWNERSHIP.formatted(owner))
                    .matcher(SEARCH_PATH.matcher(statements).replaceAll(""))
                    .replaceAll("");
            portable = REMARKS.matcher(portable).replaceAll("").replace("\t", "    ");
            return BLANK_LINES
                    .matcher(portable.strip() + "\n\n" + DefaultPrivileges.between(from, to))
                    .replaceAll("\n\n")
                    .strip();
        } catch (IOException | PgCodekeeperException | SQLException failure) {
            throw new DatabaseUnusable(
                    "The difference cannot be drafted (%s); write the step by hand with `alembic revision -m`."
                            .formatted(failure.getMessage()),
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("Interrupted while drafting; run it again.", interrupted);
        }
    }

    private static CoreSettings settings() {
        var settings = new CoreSettings();
        // Otherwise a column that moved would be a table dropped and made anew.
        settings.setIgnoreColumnOrder(true);
        settings.setAddTransaction(false);
        settings.setDisableCheckFunctionBodies(false);
        settings.setEnableFunctionBodiesDependencies(true);
        return settings;
    }

    private static AbstractDatabase load(CoreSettings settings, ScratchDatabase database)
            throws IOException, PgCodekeeperException, InterruptedException {
        ConnectionUrl url = database.url();
        return new DatabaseFactory(settings)
                .loadFromJdbc(
                        "%s?user=%s&password=%s".formatted(url.jdbc(), encoded(url.user()), encoded(url.password())));
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }
}

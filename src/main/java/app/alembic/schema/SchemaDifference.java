package app.alembic.schema;

import app.alembic.database.DatabaseUnusable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Two scratch databases side by side.
 *
 * @param head where the migrations lead
 * @param wanted what {@code schema/} says
 * @param lines "+ line" for what only {@code wanted} has, "- line" for what only {@code head} has
 */
record SchemaDifference(ScratchDatabase head, ScratchDatabase wanted, List<String> lines) {

    private static final String OF_AUTH = "(?:table|function|schema) auth\\b.*";

    static SchemaDifference of(ScratchServer server, Checkout checkout) {
        ScratchDatabase head = server.database("scratch_head");
        head.migrate(checkout.steps());
        ScratchDatabase wanted = server.database("scratch_wanted");
        wanted.load(checkout.files());
        try {
            return new SchemaDifference(head, wanted, lines(Catalogue.of(head.url()), Catalogue.of(wanted.url())));
        } catch (SQLException failure) {
            throw FailedStep.of("The schemas cannot be compared", null, failure);
        }
    }

    static List<String> lines(List<String> before, List<String> after) {
        var had = new HashSet<>(before);
        var has = new HashSet<>(after);
        var lines = new ArrayList<String>();
        before.stream().filter(line -> !has.contains(line)).forEach(line -> lines.add("- " + line));
        after.stream().filter(line -> !had.contains(line)).forEach(line -> lines.add("+ " + line));
        return List.copyOf(lines);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * Such a step is left out where Supabase keeps {@code auth}.
     *
     * @throws DatabaseUnusable if it changes more than that, for half of a step cannot be left out
     */
    boolean isOfAuthAlone() {
        long ofAuth = lines.stream()
                .filter(line -> line.substring(2).matches(OF_AUTH))
                .count();
        if (ofAuth > 0 && ofAuth < lines.size()) {
            throw new DatabaseUnusable(
                    "This changes the schema auth and others at once; make it two steps, for on Supabase auth is left alone.");
        }
        return ofAuth > 0;
    }
}

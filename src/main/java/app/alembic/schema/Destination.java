package app.alembic.schema;

import app.alembic.database.DatabaseUnusable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where to go in the history, as the command line says it: {@code head}, {@code base}, so many steps ({@code +2},
 * {@code -1}), or a revision, by the beginning of its name if only one begins so.
 */
record Destination(String text) {

    private static final Pattern STEPS = Pattern.compile("[+-]\\d{1,6}");

    static final Destination HEAD = new Destination("head");

    /**
     * @param line all revisions in their order
     * @param taken how many of them the database has taken
     * @return how many it should have taken
     * @throws DatabaseUnusable if there is no such place
     */
    int in(List<String> line, int taken) {
        if (text.equals("head")) {
            return line.size();
        }
        if (text.equals(Migration.BASE)) {
            return 0;
        }
        if (STEPS.matcher(text).matches()) {
            int there = taken + Integer.parseInt(text);
            if (there < 0 || there > line.size()) {
                throw new DatabaseUnusable("%s leads past the %s of the history: it has %d steps, the database took %d."
                        .formatted(text, there < 0 ? "beginning" : "end", line.size(), taken));
            }
            return there;
        }
        List<String> found =
                line.stream().filter(revision -> revision.startsWith(text)).toList();
        if (found.size() != 1) {
            throw new DatabaseUnusable("There %s revision%s; `alembic history` lists them."
                    .formatted(
                            found.isEmpty() ? "is no" : "is more than one",
                            " " + (found.isEmpty() ? text : "that begins with " + text)));
        }
        return line.indexOf(found.getFirst()) + 1;
    }
}

package app.alembic.schema;

import java.util.List;

/**
 * Steps that a database is about to take, forward or back.
 *
 * @param from how many it has taken
 * @param to how many it will have taken
 * @param steps each as "revision title", in the order in which they are taken
 * @param losses each as a phrase with how much is at stake, empty where nothing is lost
 * @param sql what will be executed, as one script for psql
 */
public record Plan(int from, int to, List<String> steps, List<String> losses, String sql) {

    public Plan {
        steps = List.copyOf(steps);
        losses = List.copyOf(losses);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }
}

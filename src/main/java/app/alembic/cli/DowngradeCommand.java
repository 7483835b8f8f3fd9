package app.alembic.cli;

import app.alembic.schema.Plan;
import app.alembic.schema.SchemaHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "downgrade",
        description = {
            "Takes the database back along the history, by the undo that was stored with each step.",
            "Says what will be lost and asks. A service of the newer version goes forward again when it starts."
        },
        mixinStandardHelpOptions = true)
final class DowngradeCommand extends SchemaMove {

    @Parameters(paramLabel = "-N|base|ID", description = "how many steps, or the last one that stays")
    String destination = "";

    @Override
    Plan plan(SchemaHistory history) {
        return history.downgradePlan(destination);
    }

    @Override
    String deed(Plan plan) {
        String losses = plan.losses().isEmpty()
                ? "No data is lost."
                : "Lost for good:%n  %s".formatted(String.join("%n  ".formatted(), plan.losses()));
        return "Back from:%n  %s%n%s".formatted(String.join("%n  ".formatted(), plan.steps()), losses);
    }

    @Override
    void carryOut(SchemaHistory history, Plan plan) {
        history.downgrade(plan);
    }

    @Override
    String done() {
        return "Taken back";
    }
}

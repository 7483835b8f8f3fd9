package app.alembic.cli;

import app.alembic.schema.Plan;
import app.alembic.schema.SchemaHistory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "downgrade",
        description = {
            "Takes the database back along the history, by the undo that was stored with each step.",
            "Says what will be lost and asks. A service of the newer version goes forward again when it starts."
        },
        mixinStandardHelpOptions = true)
final class DowngradeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "-N|base|ID", description = "how many steps, or the last one that stays")
    String destination = "";

    @Option(names = "--sql", description = "print the script for psql and change nothing")
    boolean sql;

    @Mixin
    Confirmation confirmation = new Confirmation();

    @Mixin
    DataOption data = new DataOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Service.with(data.options(), context -> {
            SchemaHistory history = context.getBean(SchemaHistory.class);
            PrintWriter out = spec.commandLine().getOut();
            Plan plan = history.downgradePlan(destination);
            if (sql) {
                out.print(plan.sql());
            } else if (plan.isEmpty()) {
                out.println("Nothing to do: the database is there already.");
            } else {
                confirmation.ask(spec, deed(plan));
                history.downgrade(plan);
                plan.steps().forEach(step -> out.println("Taken back " + step));
            }
            out.flush();
            return 0;
        });
    }

    private static String deed(Plan plan) {
        String losses = plan.losses().isEmpty()
                ? "No data is lost."
                : "Lost for good:%n  %s".formatted(String.join("%n  ".formatted(), plan.losses()));
        return "Back from:%n  %s%n%s".formatted(String.join("%n  ".formatted(), plan.steps()), losses);
    }
}

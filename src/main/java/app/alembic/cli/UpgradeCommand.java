package app.alembic.cli;

import app.alembic.schema.Adoption;
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
        name = "upgrade",
        description = "Takes the database forward along the history; `serve` does so by itself when it starts.",
        mixinStandardHelpOptions = true)
final class UpgradeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "head|+N|ID", arity = "0..1", description = "where to (default: ${DEFAULT-VALUE})")
    String destination = "head";

    @Option(names = "--sql", description = "print the script for psql and change nothing")
    boolean sql;

    @Option(
            names = "--adopt",
            description = "take over a database in which the data model's own SQL was run, with what is in it")
    boolean adopt;

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
            if (adopt) {
                Adoption adoption = context.getBean(Adoption.class);
                confirmation.ask(spec, adoption.deed());
                adoption.adopt();
                out.println("Taken over.");
            }
            Plan plan = history.upgradePlan(destination);
            if (sql) {
                out.print(plan.sql());
            } else if (plan.isEmpty()) {
                out.println("Nothing to do: the database is there already.");
            } else {
                if (!plan.losses().isEmpty()) {
                    confirmation.ask(spec, "This takes away %s.".formatted(String.join(", ", plan.losses())));
                }
                history.upgrade(destination);
                plan.steps().forEach(step -> out.println("Applied " + step));
            }
            out.flush();
            return 0;
        });
    }
}

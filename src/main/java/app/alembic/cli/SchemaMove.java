package app.alembic.cli;

import app.alembic.schema.Plan;
import app.alembic.schema.SchemaHistory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code upgrade} and {@code downgrade} share: they plan, print the plan's script or ask, and carry it out. */
abstract class SchemaMove implements Callable<Integer> {

    @Option(names = "--sql", description = "print the script for psql and change nothing")
    boolean sql;

    @Mixin
    Confirmation confirmation = new Confirmation();

    @Mixin
    DataOption data = new DataOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() {
        return Service.with(data.options(), context -> {
            prepare(context);
            SchemaHistory history = context.getBean(SchemaHistory.class);
            Plan plan = plan(history);
            PrintWriter out = spec.commandLine().getOut();
            if (sql) {
                out.print(plan.sql());
            } else if (plan.isEmpty()) {
                out.println("Nothing to do: the database is there already.");
            } else {
                String deed = deed(plan);
                if (deed != null) {
                    confirmation.ask(spec, deed);
                }
                carryOut(history, plan);
                plan.steps().forEach(step -> out.println(done() + " " + step));
            }
            out.flush();
            return 0;
        });
    }

    void prepare(ConfigurableApplicationContext context) {}

    abstract Plan plan(SchemaHistory history);

    /** What has to be confirmed, as a sentence; null where nothing has. */
    abstract @Nullable String deed(Plan plan);

    abstract void carryOut(SchemaHistory history, Plan plan);

    abstract String done();
}

package app.alembic.cli;

import app.alembic.schema.Adoption;
import app.alembic.schema.Plan;
import app.alembic.schema.SchemaHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "upgrade",
        description = "Takes the database forward along the history; `serve` does so by itself when it starts.",
        mixinStandardHelpOptions = true)
final class UpgradeCommand extends SchemaMove {

    @Parameters(paramLabel = "head|+N|ID", arity = "0..1", description = "where to (default: ${DEFAULT-VALUE})")
    String destination = "head";

    @Option(
            names = "--adopt",
            description = "first take over a database in which the data model's own SQL was run, with what is in it")
    boolean adopt;

    @Override
    void prepare(ConfigurableApplicationContext context) {
        if (!adopt) {
            return;
        }
        if (sql) {
            throw new ParameterException(
                    spec.commandLine(), "--adopt moves rows and is not printed; leave --sql away.");
        }
        Adoption adoption = context.getBean(Adoption.class);
        confirmation.ask(spec, adoption.deed());
        adoption.adopt();
        spec.commandLine().getOut().println("Taken over.");
    }

    @Override
    Plan plan(SchemaHistory history) {
        return history.upgradePlan(destination);
    }

    @Override
    @Nullable
    String deed(Plan plan) {
        return plan.losses().isEmpty() ? null : "This takes away %s.".formatted(String.join(", ", plan.losses()));
    }

    @Override
    void carryOut(SchemaHistory history, Plan plan) {
        history.upgrade(destination);
    }

    @Override
    String done() {
        return "Applied";
    }
}

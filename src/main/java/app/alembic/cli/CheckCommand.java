package app.alembic.cli;

import app.alembic.schema.Checkout;
import app.alembic.schema.Revisions;
import app.alembic.schema.SchemaHistory;
import app.alembic.schema.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Checks that the database took every step and, in a checkout, that the migrations lead to schema/;",
            "prints what is missing and exits 1 otherwise."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    DataOption data = new DataOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var missing = new ArrayList<String>(steps());
        Path here = Path.of("");
        if (Checkout.isAt(here)) {
            new Revisions(Clock.systemUTC())
                    .differences(Checkout.at(here))
                    .forEach(line -> missing.add("schema/ differs: " + line));
        }
        missing.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        if (!missing.isEmpty()) {
            throw new CommandFailed(
                    "The schema is not what it should be; `alembic upgrade head` takes missing steps, `alembic revision --autogenerate` writes new ones.");
        }
        spec.commandLine().getOut().println("The schema is what it should be.");
        return 0;
    }

    private List<String> steps() {
        return Service.with(
                data.options(),
                context -> context.getBean(SchemaHistory.class).steps().stream()
                        .filter(step -> step.appliedAt() == null || !step.isKnown())
                        .map(CheckCommand::missing)
                        .toList());
    }

    private static String missing(Step step) {
        return step.isKnown()
                ? "not taken yet: %s %s".formatted(step.revision(), step.title())
                : "unknown to this build: %s %s".formatted(step.revision(), step.title());
    }
}

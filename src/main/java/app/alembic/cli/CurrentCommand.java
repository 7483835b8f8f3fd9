package app.alembic.cli;

import app.alembic.schema.SchemaHistory;
import app.alembic.schema.Step;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "current",
        description = "Prints the last step that the database took.",
        mixinStandardHelpOptions = true)
final class CurrentCommand implements Callable<Integer> {

    @Mixin
    DataOption data = new DataOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Service.with(data.options(), context -> {
            List<Step> taken = context.getBean(SchemaHistory.class).steps().stream()
                    .filter(step -> step.appliedAt() != null)
                    .toList();
            spec.commandLine()
                    .getOut()
                    .println(
                            taken.isEmpty()
                                    ? "base"
                                    : "%s %s"
                                            .formatted(
                                                    taken.getLast().revision(),
                                                    taken.getLast().title()));
            return 0;
        });
    }
}

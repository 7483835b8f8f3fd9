package app.alembic.cli;

import app.alembic.schema.SchemaHistory;
import app.alembic.schema.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        description = "Lists all steps of the schema, the oldest first, and when the database took them.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    DataOption data = new DataOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Service.with(data.options(), context -> {
            var table = new Table("REVISION", "APPLIED", "TITLE");
            for (Step step : context.getBean(SchemaHistory.class).steps()) {
                Instant applied = step.appliedAt();
                table.row(
                        step.revision(),
                        applied == null
                                ? "not yet"
                                : applied.truncatedTo(ChronoUnit.SECONDS).toString(),
                        step.title() + (step.isKnown() ? "" : " (unknown to this build)"));
            }
            table.print(spec.commandLine().getOut());
            return 0;
        });
    }
}

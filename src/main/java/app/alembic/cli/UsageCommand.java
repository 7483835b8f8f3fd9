package app.alembic.cli;

import app.alembic.usage.ReadUsage;
import app.alembic.usage.UsageReport;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "usage",
        description = "What language models take.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = UsageCommand.Report.class)
final class UsageCommand {

    @Command(
            name = "report",
            description = {
                "Sums of calls, tokens and cost in USD, of people who are gone too.",
                "Calls of a model without a price are missing from the cost; their number stands beside it."
            },
            mixinStandardHelpOptions = true)
    static final class Report implements Callable<Integer> {

        private static final String FIRST_DAY = "1970-01-01";
        private static final String LAST_DAY = "9999-12-31";

        @Option(
                names = "--by",
                paramLabel = "WHAT",
                defaultValue = "model",
                description = "model, provider, day or tier (default: ${DEFAULT-VALUE})")
        UsageReport.By by = UsageReport.By.MODEL;

        @Option(
                names = "--from",
                paramLabel = "DAY",
                defaultValue = FIRST_DAY,
                showDefaultValue = Visibility.NEVER,
                description = "the first day (UTC), as 2026-01-31")
        String from = FIRST_DAY;

        @Option(
                names = "--to",
                paramLabel = "DAY",
                defaultValue = LAST_DAY,
                showDefaultValue = Visibility.NEVER,
                description = "the last day (UTC), included")
        String to = LAST_DAY;

        @Option(
                names = "--format",
                paramLabel = "HOW",
                defaultValue = "table",
                description = "table, csv or json (default: ${DEFAULT-VALUE})")
        UsageFormat format = UsageFormat.TABLE;

        @Mixin
        DataOption data = new DataOption();

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            LocalDate first = day("--from", from);
            LocalDate last = day("--to", to);
            if (first.isAfter(last)) {
                throw new ParameterException(
                        spec.commandLine(), "--from %s is after --to %s; swap them.".formatted(first, last));
            }
            return Service.with(data.options(), context -> {
                UsageReport report = context.getBean(ReadUsage.class).sums(by, first, last);
                format.print(report, by, spec.commandLine().getOut());
                return 0;
            });
        }

        private LocalDate day(String option, String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException unreadable) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s is a day such as 2026-01-31, not \"%s\".".formatted(option, text),
                        unreadable);
            }
        }
    }
}

package app.alembic.cli;

import app.alembic.database.DatabaseAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "database",
        description = "Where the database is.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = DatabaseCommand.Url.class)
final class DatabaseCommand {

    @Command(
            name = "url",
            description = {
                "Prints the connection string of the running or configured database, for psql.",
                "It holds a password. The owner bypasses row level security and may SET ROLE to the others."
            },
            mixinStandardHelpOptions = true)
    static final class Url implements Callable<Integer> {

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        DatabaseAddress.Role role = DatabaseAddress.Role.OWNER;

        @Mixin
        DataOption data = new DataOption();

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return Service.with(data.options(), context -> {
                DatabaseAddress address = context.getBean(DatabaseAddress.class);
                spec.commandLine().getOut().println(address.url(role));
                if (!address.isUp()) {
                    spec.commandLine()
                            .getErr()
                            .println("alembic: the service is not running; this answers while it is.");
                }
                return 0;
            });
        }
    }
}

package app.alembic.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** Where the process begins. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "alembic",
        description = "A tarot reading service: a mirror, not fortune-telling.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            UpgradeCommand.class,
            DowngradeCommand.class,
            CurrentCommand.class,
            HistoryCommand.class,
            RevisionCommand.class,
            CheckCommand.class,
            DatabaseCommand.class,
            UserCommand.class,
            CreditsCommand.class,
            UsageCommand.class,
            DrawCommand.class,
            DoctorCommand.class,
            ConfigCommand.class,
            TrainCommand.class,
            HelpCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args.length == 0 ? new String[] {"help"} : args));
    }

    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Main())
                .setExecutionExceptionHandler(new Failures())
                .setCaseInsensitiveEnumValuesAllowed(true);
        // `downgrade -1` goes one step back; it is no option.
        Objects.requireNonNull(commands.getSubcommands().get("downgrade")).setUnmatchedOptionsArePositionalParams(true);
        return commands;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            try (InputStream file = Main.class.getResourceAsStream("/build.properties")) {
                var build = new Properties();
                build.load(file);
                return new String[] {
                    "Alembic %s, with PostgreSQL %s".formatted(build.get("alembic"), build.get("postgres"))
                };
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}

package app.alembic.cli;

import java.io.Console;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --yes}, or a question to whoever sits there. */
final class Confirmation {

    @Option(names = "--yes", description = "do it without asking")
    boolean yes;

    /**
     * @param deed what will be done, as a sentence
     * @throws CommandFailed if it was declined, or nobody is there to be asked
     */
    void ask(CommandSpec spec, String deed) {
        spec.commandLine().getErr().println(deed);
        spec.commandLine().getErr().flush();
        if (yes) {
            return;
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandFailed("Nobody is there to confirm; add --yes if it is meant.");
        }
        String answer = console.readLine("Go on? [y/N] ");
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new CommandFailed("Nothing was done.");
        }
    }
}

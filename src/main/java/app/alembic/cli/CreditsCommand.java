package app.alembic.cli;

import app.alembic.account.Account;
import app.alembic.account.FindAccount;
import app.alembic.credits.GrantCredits;
import app.alembic.credits.LedgerEntry;
import app.alembic.credits.LedgerPage;
import app.alembic.credits.ReadLedger;
import app.alembic.problem.Text;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "credits",
        description = "People's credits.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CreditsCommand.Show.class, CreditsCommand.Grant.class})
final class CreditsCommand {

    private static final int NEWEST = 100;
    private static final int MOST = 100_000;
    private static final int LONGEST_REASON = 200;

    @Command(
            name = "show",
            description = "Shows the balance and the newest " + NEWEST + " movements behind it.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "WHO", description = "an id or an e-mail")
        String who = "";

        @Mixin
        DataOption data = new DataOption();

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return Service.with(data.options(), context -> {
                Account account = context.getBean(FindAccount.class).named(who);
                LedgerPage ledger = context.getBean(ReadLedger.class).of(account.id(), NEWEST, null);
                spec.commandLine().getOut().println("Balance: " + ledger.balance());
                var table = new Table("TIME", "AMOUNT", "TYPE", "DESCRIPTION");
                for (LedgerEntry entry : ledger.transactions()) {
                    table.row(
                            entry.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                            "%+d".formatted(entry.amount()),
                            entry.type(),
                            Objects.requireNonNullElse(entry.description(), ""));
                }
                table.print(spec.commandLine().getOut());
                return 0;
            });
        }
    }

    @Command(
            name = "grant",
            description = "Gives somebody credits; the reason stands in their ledger.",
            mixinStandardHelpOptions = true)
    static final class Grant implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "WHO", description = "an id or an e-mail")
        String who = "";

        @Parameters(index = "1", paramLabel = "N", description = "how many, at least 1")
        int amount;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why, for the ledger")
        String reason = "";

        @Mixin
        Confirmation confirmation = new Confirmation();

        @Mixin
        DataOption data = new DataOption();

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (amount < 1 || amount > MOST) {
                throw new ParameterException(spec.commandLine(), "N is a number from 1 to %,d.".formatted(MOST));
            }
            String why = Text.required("--reason", reason, LONGEST_REASON);
            return Service.with(data.options(), context -> {
                Account account = context.getBean(FindAccount.class).named(who);
                confirmation.ask(
                        spec, "%s (%s) gets %d credits: %s".formatted(account.email(), account.id(), amount, why));
                int balance = context.getBean(GrantCredits.class).grant(account.id(), amount, why);
                spec.commandLine().getOut().println("Balance: " + balance);
                return 0;
            });
        }
    }
}

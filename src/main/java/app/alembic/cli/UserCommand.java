package app.alembic.cli;

import app.alembic.account.Account;
import app.alembic.account.FindAccount;
import app.alembic.auth.People;
import app.alembic.auth.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "user",
        description = "People with an account.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UserCommand.ListAll.class,
            UserCommand.Show.class,
            UserCommand.Promote.class,
            UserCommand.Demote.class,
            UserCommand.Delete.class
        })
final class UserCommand {

    private static String time(@Nullable Instant time) {
        return time == null ? "never" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String name(Person person) {
        return Objects.requireNonNullElse(person.email(), "(guest)");
    }

    @Command(name = "list", description = "Lists everybody, the oldest account first.", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {

        @Mixin
        DataOption data = new DataOption();

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return Service.with(data.options(), context -> {
                People people = context.getBean(People.class);
                var table = new Table("ID", "E-MAIL", "ROLE", "SINCE", "LAST SIGN-IN");
                people.forEach(person -> table.row(
                        person.id().toString(),
                        name(person),
                        person.isAdmin() ? "admin" : "",
                        time(person.createdAt()),
                        time(person.lastSignInAt())));
                table.print(spec.commandLine().getOut());
                return 0;
            });
        }
    }

    /** What the commands about one person share. */
    abstract static class OnePerson implements Callable<Integer> {

        @Parameters(paramLabel = "WHO", description = "an id or an e-mail")
        String who = "";

        @Mixin
        DataOption data = new DataOption();

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return Service.with(data.options(), context -> {
                act(context, context.getBean(People.class));
                spec.commandLine().getOut().flush();
                return 0;
            });
        }

        abstract void act(ConfigurableApplicationContext context, People people);
    }

    @Command(name = "show", description = "Shows one person.", mixinStandardHelpOptions = true)
    static final class Show extends OnePerson {

        @Override
        void act(ConfigurableApplicationContext context, People people) {
            Person person = people.show(who);
            Account account =
                    context.getBean(FindAccount.class).named(person.id().toString());
            var table = new Table("ID", person.id().toString());
            table.row("E-MAIL", name(person));
            table.row("ROLE", person.isAdmin() ? "admin" : "");
            table.row("TIER", account.tier().code());
            table.row("CREDITS", String.valueOf(account.credits()));
            table.row("SINCE", time(person.createdAt()));
            table.row("LAST SIGN-IN", time(person.lastSignInAt()));
            if (person.sessions() != null) {
                table.row("SESSIONS", String.valueOf(person.sessions()));
            }
            table.print(spec.commandLine().getOut());
        }
    }

    /** What the commands that change one person share: they say what they will do, ask, and do it. */
    abstract static class Change extends OnePerson {

        @Mixin
        Confirmation confirmation = new Confirmation();

        @Override
        final void act(ConfigurableApplicationContext context, People people) {
            Person person = people.show(who);
            confirmation.ask(spec, deed(person));
            change(people, person.id().toString());
        }

        /** As a sentence. */
        abstract String deed(Person person);

        abstract void change(People people, String id);
    }

    @Command(
            name = "promote",
            description = "Makes somebody an operator, who sees the pages under /admin.",
            mixinStandardHelpOptions = true)
    static final class Promote extends Change {

        @Override
        String deed(Person person) {
            return "%s becomes an operator.".formatted(name(person));
        }

        @Override
        void change(People people, String id) {
            people.promote(id);
        }
    }

    @Command(
            name = "demote",
            description = "Makes an operator an ordinary person again.",
            mixinStandardHelpOptions = true)
    static final class Demote extends Change {

        @Override
        String deed(Person person) {
            return "%s is an operator no more.".formatted(name(person));
        }

        @Override
        void change(People people, String id) {
            people.demote(id);
        }
    }

    @Command(
            name = "delete",
            description = "Deletes an account with its readings, messages, credits and sessions, for good.",
            mixinStandardHelpOptions = true)
    static final class Delete extends Change {

        @Override
        String deed(Person person) {
            return "The account of %s (%s) is deleted with all its readings, messages and credits, for good."
                    .formatted(name(person), person.id());
        }

        @Override
        void change(People people, String id) {
            people.delete(id);
        }
    }
}

package app.alembic.cli;

import app.alembic.problem.Text;
import app.alembic.schema.Checkout;
import app.alembic.schema.Revisions;
import app.alembic.schema.Revisions.Written;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "revision",
        description = {
            "Writes the next step of the schema's history into the checkout it is run in: an empty form,",
            "or with --autogenerate a draft of what leads from the migrations to the folder schema/ and back."
        },
        mixinStandardHelpOptions = true)
final class RevisionCommand implements Callable<Integer> {

    private static final int LONGEST_TITLE = 200;

    @Option(
            names = {"-m", "--message"},
            required = true,
            paramLabel = "TEXT",
            description = "its title")
    String message = "";

    @Option(names = "--autogenerate", description = "draft it from schema/")
    boolean autogenerate;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String title = Text.required("-m", message, LONGEST_TITLE);
        Checkout checkout = Checkout.at(Path.of(""));
        var revisions = new Revisions(Clock.systemUTC());
        Optional<Written> written =
                autogenerate ? revisions.drafted(checkout, title) : Optional.of(revisions.empty(checkout, title));
        PrintWriter out = spec.commandLine().getOut();
        written.ifPresentOrElse(
                step -> {
                    out.println(step.file());
                    step.losses().forEach(loss -> out.println("It takes away " + loss + "."));
                    step.unseen().forEach(line -> out.println("To be written by hand: " + line));
                    out.println(
                            autogenerate
                                    ? "This is a draft: read it, and let the tests walk it up and back."
                                    : "This is an empty form: write both parts.");
                },
                () -> out.println("Nothing to write: the migrations lead to schema/ as it stands."));
        out.flush();
        return 0;
    }
}

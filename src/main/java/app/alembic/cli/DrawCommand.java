package app.alembic.cli;

import app.alembic.draw.CheckReceipt;
import app.alembic.draw.Receipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "draw",
        description = "Draws and their receipts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = DrawCommand.Verify.class)
final class DrawCommand {

    @Command(
            name = "verify",
            description = "Checks a draw's receipt, offline: 0 if it is true, 1 with the reason if it is not.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        /** A receipt of the longest possible day stays far below. */
        private static final long LONGEST_BYTES = 1 << 20;

        @Parameters(paramLabel = "FILE", description = "the receipt, as GET /api/readings/{id}/receipt gives it")
        Path file = Path.of("");

        @Option(
                names = "--commitment",
                paramLabel = "HASH",
                description = "the commitment that was noted before the draw")
        @Nullable
        String noted;

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            String commitment = noted == null ? null : noted.strip().toLowerCase(Locale.ROOT);
            return switch (new CheckReceipt().check(read(), commitment)) {
                case CheckReceipt.True good -> tell(good.receipt());
                case CheckReceipt.False bad ->
                    throw new CommandFailed(
                            "not true (%s). %s".formatted(bad.flaw().code(), bad.reason()));
            };
        }

        private int tell(Receipt receipt) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("True: these seeds deal these cards.");
            receipt.cards().forEach(card -> out.println("  " + card));
            out.println("Commitment: " + receipt.commitment());
            Receipt.RootProof root = receipt.root();
            out.println(root == null ? "Root: not yet" : "Root of %s: %s".formatted(root.day(), root.root()));
            return 0;
        }

        private String read() {
            try {
                if (Files.size(file) > LONGEST_BYTES) {
                    throw new CommandFailed("%s is too large for a receipt; name the receipt's file.".formatted(file));
                }
                return Files.readString(file);
            } catch (IOException unreadable) {
                throw new CommandFailed("%s cannot be read as text; name the receipt's file.".formatted(file));
            }
        }
    }
}

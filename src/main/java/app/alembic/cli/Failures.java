package app.alembic.cli;

import app.alembic.database.DatabaseUnusable;
import app.alembic.problem.AlembicException;
import app.alembic.problem.WrongSetting;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one sentence and the exit code 1. Only a bug shows its trace. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String sentence = sentence(failure);
        if (sentence == null) {
            err.println("alembic: this is a bug; please report it with what follows.");
            failure.printStackTrace(err);
        } else {
            err.println("alembic: " + sentence);
        }
        err.flush();
        return 1;
    }

    private static @Nullable String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case DatabaseUnusable _, AlembicException _, WrongSetting _, CommandFailed _ -> {
                    return cause.getMessage();
                }
                case PortInUseException taken -> {
                    return "Port %d is taken; choose another with --port or ALEMBIC_PORT.".formatted(taken.getPort());
                }
                case BindException unbound -> {
                    return "The setting %s has a value that cannot be read; see `./alembic config --help` for what it takes."
                            .formatted(unbound.getName());
                }
                default -> {
                    // Its cause may say more.
                }
            }
        }
        return null;
    }
}

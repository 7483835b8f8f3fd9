package app.alembic.cli;

import app.alembic.testing.ServiceProcess.Ended;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A command typed in this process: what it prints and how it ends. */
final class Typed {

    private Typed() {}

    static Ended run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ended(status, out.toString(), err.toString());
    }
}

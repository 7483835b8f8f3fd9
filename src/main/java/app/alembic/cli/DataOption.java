package app.alembic.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data DIR}, which every command takes that needs the embedded database. */
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR", description = "folder of the embedded database (default: ./data)")
    @Nullable
    String data;

    Service.Options options() {
        return new Service.Options(null, data);
    }
}

package app.alembic.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = {
            "Shows the settings in force, secrets masked, and where each came from.",
            "Every one can be set in the environment: alembic.database.url is ALEMBIC_DATABASE_URL."
        },
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {

    @Mixin
    DataOption data = new DataOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Service.with(data.options(), context -> {
            List<Settings.Setting> settings = new Settings(context.getEnvironment()).inForce();
            var table = new Table("SETTING", "VALUE", "FROM");
            settings.forEach(setting -> table.row(setting.name(), setting.value(), setting.origin()));
            table.print(spec.commandLine().getOut());
            return 0;
        });
    }
}

package app.alembic.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Runs the service until it is told to stop; prints its address when it is ready.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", description = "TCP port; 0 takes a free one (default: 8080)")
    @Nullable
    Integer port;

    @Mixin
    DataOption data = new DataOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new ParameterException(spec.commandLine(), "--port takes a number from 0 to 65535.");
        }
        ConfigurableApplicationContext context = Service.start(new Service.Options(port, data.data));
        spec.commandLine().getOut().println("Alembic is ready at " + address(context));
        spec.commandLine().getOut().flush();
        // The process lives until a signal closes the context; System.exit would race with that.
        Thread.currentThread().join();
        return 0;
    }

    static String address(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        String given = environment.getProperty("alembic.public.url", "");
        if (!given.isBlank()) {
            return given;
        }
        String host = environment.getProperty("alembic.address", "127.0.0.1");
        String port = environment.getRequiredProperty("local.server.port");
        return "http://%s:%s".formatted(host.contains(":") ? "[" + host + "]" : host, port);
    }
}

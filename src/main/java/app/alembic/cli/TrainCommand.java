package app.alembic.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Starts the whole service in a folder of its own, asks it for a few pages and ends: the run from which the launcher
 * makes the cache of loaded classes.
 */
@Command(name = "train", hidden = true, mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Mixin
    DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = Service.start(new Service.Options(0, data.data));
                HttpClient client = HttpClient.newHttpClient()) {
            String address = ServeCommand.address(context);
            for (String path : List.of("/", "/health", "/signup", "/signin", "/api/cards", "/api/spreads", "/api/me")) {
                client.send(
                        HttpRequest.newBuilder(URI.create(address + path)).build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
        return 0;
    }
}

package app.alembic.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.problem.WrongSetting;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * {@code GET /metrics} in Prometheus' text format, on a port of its own: what the service counts is for its operator, and the
 * service's own port is everybody's.
 */
@Component
@ConditionalOnWebApplication
class MetricsServer implements SmartLifecycle {

    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    private final PrometheusMeterRegistry meters;
    private final String address;
    private final String port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable HttpServer server;

    MetricsServer(
            PrometheusMeterRegistry meters,
            @Value("${alembic.metrics.address}") String address,
            @Value("${alembic.metrics.port}") String port) {
        this.meters = meters;
        this.address = address;
        this.port = port.strip();
    }

    /** @throws WrongSetting if the port is none, or taken */
    @Override
    public void start() {
        if (port.isEmpty()) {
            return;
        }
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(address, Integer.parseInt(port)), 0);
            opened.createContext("/", this::answer);
            opened.setExecutor(threads);
            opened.start();
            server = opened;
            LOG.info("metrics at port {}", opened.getAddress().getPort());
        } catch (IOException | IllegalArgumentException unusable) {
            throw new WrongSetting(
                    "Metrics cannot be served at %s:%s; set ALEMBIC_METRICS_PORT to a free port, or leave it empty."
                            .formatted(address, port));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known = exchange.getRequestURI().getPath().equals("/metrics")
                    && exchange.getRequestMethod().equals("GET");
            byte[] body = (known ? meters.scrape() : "GET /metrics\n").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", FORMAT);
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** @return 0 while it serves none */
    int port() {
        HttpServer running = server;
        return running == null ? 0 : running.getAddress().getPort();
    }

    @Override
    public void stop() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
        threads.close();
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}

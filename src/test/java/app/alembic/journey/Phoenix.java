package app.alembic.journey;

import app.alembic.schema.TestServer;
import app.alembic.testing.Client;
import app.alembic.testing.ServiceProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A service that is killed and rises again from the same folder, while others ask it. */
final class Phoenix implements AutoCloseable {

    private final Path data;
    private final Map<String, String> environment;
    private @Nullable ServiceProcess alive;

    Phoenix(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = Map.copyOf(environment);
        this.alive = ServiceProcess.serve(data, environment);
    }

    /** The service; between a kill and the next life this waits. */
    synchronized ServiceProcess alive() throws InterruptedException {
        while (alive == null) {
            wait();
        }
        return alive;
    }

    /** Asks whichever life there is. */
    Client client() throws InterruptedException {
        return alive().client();
    }

    /**
     * {@code kill -9} and a new start.
     *
     * @param again after how long the new start is killed too, or null
     * @return from the last kill until it is ready
     */
    Duration killService(@Nullable Duration again) throws InterruptedException {
        ServiceProcess dying = alive();
        become(null);
        long killed = System.nanoTime();
        dying.kill();
        if (again != null) {
            ServiceProcess.killedWhileStarting(data, environment, again);
            killed = System.nanoTime();
        }
        become(ServiceProcess.serve(data, environment));
        return Duration.ofNanos(System.nanoTime() - killed);
    }

    /** {@code kill -9} of PostgreSQL's first process. @return from the kill until another one answers statements again */
    Duration killPostgres() throws InterruptedException {
        ProcessHandle dying = alive().postgres();
        long killed = System.nanoTime();
        dying.destroyForcibly();
        dying.onExit().join();
        while (!isHealthy()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - killed);
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            return client().get("/health").status() == 200;
        } catch (UncheckedIOException cut) {
            return false;
        }
    }

    /** Past the service into its database, as the owner. */
    Connection owner() throws SQLException {
        return TestServer.dataSource(TestServer.ownerOf(data)).getConnection();
    }

    private synchronized void become(@Nullable ServiceProcess next) {
        alive = next;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        if (alive != null) {
            alive.close();
        }
    }
}

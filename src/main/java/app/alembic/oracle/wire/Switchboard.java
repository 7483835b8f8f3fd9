package app.alembic.oracle.wire;

import java.net.http.HttpClient;
import java.time.Duration;

/** The connections to all providers, and how they are listened to. */
public final class Switchboard implements AutoCloseable {

    /** Of each connection of the JDK's client, in bytes. Its 16 KB are never filled by tokens. */
    private static final String BUFFER_SIZE = "jdk.httpclient.bufsize";

    private final HttpClient client;
    private final Cadence cadence = new Cadence();

    public Switchboard(Duration connectTimeout) {
        if (System.getProperty(BUFFER_SIZE) == null) {
            System.setProperty(BUFFER_SIZE, "2048");
        }
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                // What the client does when something arrives is cheaper than handing it to another thread, and nothing
                // of it blocks: Body only puts it aside.
                .executor(Runnable::run)
                .build();
    }

    HttpClient client() {
        return client;
    }

    Cadence cadence() {
        return cadence;
    }

    @Override
    public void close() {
        client.shutdownNow();
        cadence.close();
    }
}

package app.alembic.oracle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands in for a provider, byte by byte: it plays a script for each request that comes. */
final class ModelServer implements AutoCloseable {

    /** What is done with one request's connection; returns whether it stays open. */
    @FunctionalInterface
    interface Script {
        boolean play(Socket socket, OutputStream out) throws IOException;
    }

    record Request(String head, String body) {}

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");

    private final ServerSocket socket;
    private final Queue<Script> scripts = new ArrayDeque<>();
    private final ConcurrentHashMap.KeySetView<Socket, Boolean> open = ConcurrentHashMap.newKeySet();

    final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    final AtomicInteger connections = new AtomicInteger();

    /** Counted down when a client closes a connection on which {@link #hanging} waits. */
    final CountDownLatch left = new CountDownLatch(1);

    ModelServer() {
        try {
            socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** One for each request, in order; the last one for all that follow. */
    ModelServer plays(Script... next) {
        synchronized (scripts) {
            scripts.clear();
            scripts.addAll(List.of(next));
        }
        return this;
    }

    static Script whole(byte[] body) {
        return (_, out) -> {
            out.write(head(200, "Transfer-Encoding: chunked"));
            out.write(chunk(body));
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return true;
        };
    }

    static Script inTwoChunks(byte[] body, int at) {
        return (_, out) -> {
            out.write(head(200, "Transfer-Encoding: chunked"));
            out.write(chunk(Arrays.copyOfRange(body, 0, at)));
            out.flush();
            out.write(chunk(Arrays.copyOfRange(body, at, body.length)));
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return true;
        };
    }

    /** Closes well after so many bytes: to HTTP the answer is complete. */
    static Script cut(byte[] body, int after) {
        return (_, out) -> {
            out.write(head(200, "Connection: close"));
            out.write(body, 0, after);
            return false;
        };
    }

    /** Breaks the connection after so many bytes, once these have been heard: a reset overtakes what was sent. */
    static Script reset(byte[] body, int after, CountDownLatch heard) {
        return (socket, out) -> {
            out.write(head(200, "Transfer-Encoding: chunked"));
            out.write(chunk(Arrays.copyOf(body, after)));
            out.flush();
            await(heard);
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /** Falls silent after so many bytes, and waits for the client to leave. */
    static Script hanging(byte[] body, int after, CountDownLatch left) {
        return (socket, out) -> {
            out.write(head(200, "Transfer-Encoding: chunked"));
            out.write(chunk(Arrays.copyOf(body, after)));
            out.flush();
            awaitLeaving(socket);
            left.countDown();
            return false;
        };
    }

    /** Sends no status line. */
    static Script mute(CountDownLatch left) {
        return (socket, _) -> {
            awaitLeaving(socket);
            left.countDown();
            return false;
        };
    }

    /** Sends the same again and again until the client leaves. */
    static Script pinging(byte[] body, int after, byte[] ping, CountDownLatch left) {
        return (_, out) -> {
            out.write(head(200, "Transfer-Encoding: chunked"));
            out.write(chunk(Arrays.copyOf(body, after)));
            try {
                while (true) {
                    out.write(chunk(ping));
                    out.flush();
                }
            } catch (IOException gone) {
                left.countDown();
            }
            return false;
        };
    }

    static Script status(int status, String header, String body) {
        return (_, out) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String length = "Content-Length: " + bytes.length;
            out.write(head(status, header.isEmpty() ? length : header + "\r\n" + length));
            out.write(bytes);
            return true;
        };
    }

    /** Closes without a word, as a server does that is going down. */
    static Script hangUp() {
        return (_, _) -> false;
    }

    private static void await(CountDownLatch moment) throws IOException {
        try {
            moment.await();
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException();
        }
    }

    private static void awaitLeaving(Socket socket) {
        try {
            if (socket.getInputStream().read() >= 0) {
                throw new IllegalStateException("the client spoke out of turn");
            }
        } catch (IOException reset) {
            // That is leaving, too.
        }
    }

    private static byte[] head(int status, String header) {
        return "HTTP/1.1 %d Whatever\r\nContent-Type: text/event-stream\r\n%s\r\n\r\n"
                .formatted(status, header)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] chunk(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes("%x\r\n".formatted(bytes.length).getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                open.add(accepted);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(accepted));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (true) {
                Request request = read(in);
                if (request == null) {
                    return;
                }
                requests.add(request);
                if (!next().play(connection, out)) {
                    return;
                }
                out.flush();
            }
        } catch (IOException clientLeft) {
            // Some tests are about that.
        } finally {
            open.remove(connection);
        }
    }

    private Script next() {
        synchronized (scripts) {
            Script next = scripts.size() > 1 ? scripts.remove() : scripts.peek();
            if (next == null) {
                throw new IllegalStateException("there is no script");
            }
            return next;
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new Request(head.toString().toLowerCase(Locale.ROOT), new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package app.alembic.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.alembic.oracle.mirror.Mirror;
import app.alembic.testing.ScriptedCall.End;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model provider on a free loopback port that speaks as xAI does (the recordings under {@code wire/xai}), token by token
 * at a set pace, and keeps its own bill. What it says is the mirror's interpretation of the cards in the prompt, so that it
 * passes the proofreader. Thousands of calls at once cost it little: one thread writes them all.
 */
public final class ScriptedProvider implements AutoCloseable {

    /** How one call goes. */
    public enum Manner {
        WELL,
        /** A long pause in the middle, shorter than anybody's patience. */
        HESITANT,
        /** The connection closes in the middle. */
        BROKEN_OFF,
        /** 429. */
        BUSY,
        /** 500. */
        FAILING
    }

    /** Chooses the manner of each call. */
    @FunctionalInterface
    public interface Conduct {
        Manner next(RandomGenerator chance);
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A whole answer fits, so that the one writing thread never waits for a slow reader. */
    private static final int SEND_BUFFER = 1 << 20;

    private final long seed;
    private final Conduct conduct;
    private final ServerSocketChannel server;
    private final Teller teller;
    private final Mirror mirror = new Mirror();
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentLinkedQueue<ScriptedCall> calls = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap.KeySetView<SocketChannel, Boolean> open = ConcurrentHashMap.newKeySet();

    /** @param tokensPerSecond of each call; single gaps vary by half of that, around it */
    public ScriptedProvider(long seed, double tokensPerSecond, Conduct conduct) {
        this.seed = seed;
        this.conduct = conduct;
        this.teller = new Teller(tokensPerSecond);
        try {
            server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofPlatform().name("provider").daemon().start(this::accept);
    }

    public static ScriptedProvider wellBehaved(long seed, double tokensPerSecond) {
        return new ScriptedProvider(seed, tokensPerSecond, chance -> Manner.WELL);
    }

    public String address() {
        return "http://127.0.0.1:" + server.socket().getLocalPort();
    }

    /** The settings with which a service asks this provider first and then the mirror. */
    public Map<String, String> environment() {
        return Map.of("ALEMBIC_ORACLES", "xai,mirror", "XAI_API_KEY", "test", "XAI_BASE_URL", address());
    }

    /** Every call there was, refused ones too. */
    public List<ScriptedCall> calls() {
        return List.copyOf(calls);
    }

    /** The calls that were answered to their end. */
    public List<ScriptedCall> bill() {
        return calls.stream().filter(call -> call.end() == End.FINISHED).toList();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel accepted = server.accept();
                open.add(accepted);
                Thread.ofVirtual().start(() -> serve(accepted));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connection.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            var in = new BufferedReader(Channels.newReader(connection, UTF_8));
            for (String body = request(in); body != null; body = request(in)) {
                if (!answer(connection, body)) {
                    return;
                }
            }
        } catch (IOException left) {
            // The service was killed, or has heard enough.
        } finally {
            open.remove(connection);
        }
    }

    /** The body of the next request, null when there is none. Its length is in bytes, and the reader gives characters. */
    private static @Nullable String request(BufferedReader in) throws IOException {
        int length = 0;
        String line = in.readLine();
        if (line == null) {
            return null;
        }
        for (; line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        var body = new StringBuilder();
        for (int bytes = 0; bytes < length; ) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            body.append((char) next);
            bytes += next < 0x80 ? 1 : next < 0x800 ? 2 : Character.isSurrogate((char) next) ? 2 : 3;
        }
        return body.toString();
    }

    /** @return whether the connection stays open */
    private boolean answer(SocketChannel connection, String body) throws IOException {
        int number = count.incrementAndGet();
        var chance = new Random(seed * 31 + number * 0x9E3779B97F4A7C15L);
        JsonNode request = JSON.readTree(body);
        JsonNode messages = request.path("messages");
        String prompt = messages.path(messages.size() - 1).path("content").asString();
        var inquiry = PromptReader.read(prompt);
        var text = new StringBuilder();
        mirror.answer(inquiry, text::append);
        var call = new ScriptedCall(number, inquiry, text.toString(), 64 * chance.nextInt(7), 16 + chance.nextInt(200));
        calls.add(call);
        Manner manner = conduct.next(chance);
        return switch (manner) {
            case BUSY -> refuse(connection, call, "429 Too Many Requests\r\nRetry-After: 1");
            case FAILING -> refuse(connection, call, "500 Internal Server Error");
            case WELL, HESITANT, BROKEN_OFF -> {
                var script = new XaiScript(call, request.path("model").asString());
                teller.tell(connection, call, script, manner, chance);
                yield call.awaitEnd() == End.FINISHED;
            }
        };
    }

    private static boolean refuse(SocketChannel connection, ScriptedCall call, String status) throws IOException {
        call.ended(End.BROKEN);
        String error = "{\"code\":\"unavailable\",\"error\":\"not now\"}";
        connection.write(ByteBuffer.wrap("HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, error.length(), error)
                .getBytes(UTF_8)));
        return true;
    }

    @Override
    public void close() {
        try {
            server.close();
            teller.close();
            for (SocketChannel connection : open) {
                connection.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package app.alembic.oracle.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    /** Pieces that are asked for at the start. */
    private static final int AHEAD = 4;

    private static final String TEXT =
            IntStream.range(0, 4_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));

    @Test
    void aHandfulOfStreamsIsListenedToAtOnceAndACrowdIsNot() {
        try (var cadence = new Cadence()) {
            crowd(cadence, 99);
            assertThat(cadence.isCalm()).isTrue();

            cadence.begins();
            assertThat(cadence.isCalm()).isFalse();

            cadence.ends();
            assertThat(cadence.isCalm()).isTrue();
        }
    }

    @Test
    void everybodyInACrowdHasTheirTurnAgainAndAgain() throws InterruptedException {
        try (var cadence = new Cadence()) {
            crowd(cadence, 3_000);
            for (int round = 0; round < 3; round++) {
                var turns = new CountDownLatch(3_000);
                IntStream.range(0, 3_000).forEach(_ -> cadence.later(turns::countDown));
                turns.await();
            }
        }
    }

    @ParameterizedTest(name = "among {0} streams")
    @ValueSource(ints = {0, 3_000})
    void anAnswerComesWholeHoweverManyOthersThereAre(int others) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (String word : TEXT.split("(?<= )")) {
                    out.write(word.getBytes(UTF_8));
                }
            }
        });
        server.start();
        try (var switchboard = new Switchboard(Duration.ofMinutes(2));
                var body = new Body(switchboard.cadence())) {
            crowd(switchboard.cadence(), others);
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                    .build();
            switchboard.client().sendAsync(request, _ -> body);

            assertThat(readToItsEnd(body)).isEqualTo(TEXT);
        } finally {
            server.stop(0);
        }
    }

    /** The client hands over buffer by buffer: what waits in a second one would be a turn older than what comes after it. */
    @Test
    void theRestOfALineDoesNotWaitForTheNextTurn() throws Exception {
        try (var cadence = new Cadence();
                var body = new Body(cadence)) {
            crowd(cadence, 3_000);
            var asking = new ConcurrentLinkedQueue<String>();
            body.onSubscribe(new Subscription() {
                @Override
                public void request(long pieces) {
                    asking.add(Thread.currentThread().getName());
                    LongStream.range(0, pieces).forEach(_ -> body.onNext(List.of(ByteBuffer.allocate(1))));
                }

                @Override
                public void cancel() {}
            });
            for (int piece = 0; piece < AHEAD; piece++) {
                body.take(PATIENCE, false);
            }
            asking.clear();

            body.take(PATIENCE, true);
            body.take(PATIENCE, false);

            assertThat(asking).containsExactly(Thread.currentThread().getName(), "cadence");
        }
    }

    private static String readToItsEnd(Body body) throws Exception {
        var text = new ByteArrayOutputStream();
        for (List<ByteBuffer> piece = body.take(PATIENCE, false); piece != null; piece = body.take(PATIENCE, false)) {
            for (ByteBuffer bytes : piece) {
                byte[] read = new byte[bytes.remaining()];
                bytes.get(read);
                text.writeBytes(read);
            }
        }
        return text.toString(UTF_8);
    }

    private static void crowd(Cadence cadence, int streams) {
        IntStream.range(0, streams).forEach(_ -> cadence.begins());
    }
}

package app.alembic.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.problem.Overloaded;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;

@WebSlice
class EventStreamsTest {

    @LocalServerPort
    int port;

    @Test
    void eventsArriveWithIdsNamesAndEveryLineOfTheirData() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/trials/stream"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(answer.body()).isEqualTo("""
                        retry: 2000

                        id: 1
                        event: token
                        data: {"text":"first"}

                        id: 2
                        event: token
                        data: two
                        data: lines
                        data: three

                        id: 3
                        event: done
                        data: {}

                        """);
    }

    @Test
    void thereIsRoomForSoManyAndNoMore() throws Exception {
        var streams = new EventStreams(1);
        streams.start();
        var response = new MockHttpServletResponse();

        streams.open(
                response,
                stream -> assertThatThrownBy(() -> streams.open(new MockHttpServletResponse(), _ -> {}))
                        .isInstanceOf(Overloaded.class));

        var second = new MockHttpServletResponse();
        streams.open(second, stream -> stream.event(1, "done", "{}"));
        assertThat(second.getContentAsString()).contains("event: done");
    }

    @Test
    void stoppingEndsWhatIsOpenAndRefusesWhatComes() throws Exception {
        var streams = new EventStreams(10);
        streams.start();
        var waiting = new CountDownLatch(1);
        var interruptedAfter = new AtomicReference<Boolean>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var open = threads.submit(() -> {
                streams.open(new MockHttpServletResponse(), stream -> {
                    waiting.countDown();
                    while (true) {
                        stream.keepAlive();
                        Thread.sleep(50);
                    }
                });
                interruptedAfter.set(Thread.currentThread().isInterrupted());
                return true;
            });
            assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();

            streams.stop();

            assertThat(open.get(1, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(interruptedAfter).hasValue(false);
        assertThatThrownBy(() -> streams.open(new MockHttpServletResponse(), _ -> {}))
                .isInstanceOf(Overloaded.class);
    }

    @Test
    void aViewerWhoLeavesEndsTheStreamAndNothingElse() throws Exception {
        var streams = new EventStreams(10);
        streams.start();
        var response = new BrokenResponse();

        streams.open(response, stream -> {
            response.breakOff();
            stream.event(1, "token", "{}");
            throw new AssertionError("nobody is there to be written to");
        });

        assertThat(response.isCommitted()).isTrue();
    }
}

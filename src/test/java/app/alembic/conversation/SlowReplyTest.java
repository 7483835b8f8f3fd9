package app.alembic.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.OracleFailed;
import app.alembic.oracle.Oracles;
import app.alembic.oracle.Spent;
import app.alembic.oracle.mirror.Mirror;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** An oracle that takes its time with replies, and may fail. */
@AlembicTest
@Import(SlowReplyTest.Slow.class)
class SlowReplyTest {

    /** Interprets at once; replies when it is told to, unless the question says that it is to fail. */
    static final class Hesitant implements Oracle {

        volatile CountDownLatch gate = new CountDownLatch(1);

        /** Said one after the other where the question asks for slowness; "CUT" breaks off, "END" ends well. */
        volatile BlockingQueue<String> pieces = new LinkedBlockingQueue<>();

        @Override
        public String provider() {
            return "hesitant";
        }

        @Override
        public String model() {
            return "hesitant-1";
        }

        @Override
        public Spent answer(Inquiry inquiry, Consumer<String> listener) {
            if (!(inquiry instanceof Inquiry.Reply reply)) {
                return new Mirror().answer(inquiry, listener);
            }
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new OracleFailed(OracleFailed.Reason.BROKEN, "stopped", Spent.NOTHING);
            }
            if (reply.question().contains("slowly")) {
                return slowly(listener);
            }
            if (reply.question().contains("fail")) {
                listener.accept("Half of an");
                throw new OracleFailed(OracleFailed.Reason.BROKEN, "broke off", new Spent(20, 0, 3, false));
            }
            return new Mirror().answer(inquiry, listener);
        }

        private Spent slowly(Consumer<String> listener) {
            try {
                for (String piece = pieces.take(); !piece.equals("END"); piece = pieces.take()) {
                    if (piece.equals("CUT")) {
                        throw new OracleFailed(OracleFailed.Reason.BROKEN, "cut", new Spent(20, 0, 3, false));
                    }
                    listener.accept(piece);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new OracleFailed(OracleFailed.Reason.BROKEN, "stopped", Spent.NOTHING);
            }
            return new Spent(20, 0, 9, false);
        }
    }

    @TestConfiguration
    static class Slow {

        @Bean
        Hesitant hesitant() {
            return new Hesitant();
        }

        @Bean
        @Primary
        Oracles hesitantOnly(Hesitant hesitant) {
            return new Oracles(List.of(hesitant, hesitant));
        }
    }

    @Autowired
    private Cast cast;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Hesitant hesitant;

    @Autowired
    private Environment environment;

    private Member alice;
    private String reading;

    @BeforeEach
    void aReading() {
        hesitant.gate = new CountDownLatch(1);
        alice = cast.alice();
        reading = alice.api()
                .with("Prefer", "wait=60")
                .post("/api/readings", Map.of("question", "What now?", "spread_type", "single"))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void aSecondQuestionHasToWaitForTheReplyToTheFirst() {
        String replyId = ask("And why?").json().path("reply_id").asString();

        Answer second = ask("And when?");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("conflict");

        var stream = CompletableFuture.supplyAsync(() -> stream(alice));
        hesitant.gate.countDown();

        assertThat(stream.join()).containsSubsequence("event: done", "event: reply", replyId);
        assertThat(ask("And when?").status()).isEqualTo(201);
    }

    @Test
    void aReplyIsReadWhileItIsBeingWritten() throws Exception {
        hesitant.pieces = new LinkedBlockingQueue<>();
        hesitant.gate.countDown();
        String replyId = ask("And slowly?").json().path("reply_id").asString();
        try (var viewer = new Lines(alice, 0)) {
            viewer.until("event: done");
            hesitant.pieces.add("This card lies quiet. It ");
            assertThat(viewer.until("lies quiet.")).contains("event: token");
        }
        hesitant.pieces.add("CUT");
        hesitant.pieces.add("This is told anew. And");
        try (var viewer = new Lines(alice, 0)) {
            viewer.until("event: done");
            String first = viewer.until("This is told anew.");
            assertThat(first).contains("event: token", "\"message_id\":\"" + replyId + "\"");
            long seen = Long.parseLong(first.lines()
                    .filter(line -> line.startsWith("id: "))
                    .reduce((_, last) -> last)
                    .orElseThrow()
                    .substring(4));
            try (var later = new Lines(alice, seen)) {
                hesitant.pieces.add(" so it ends.");
                hesitant.pieces.add("END");
                assertThat(later.until("event: reply"))
                        .as("nothing twice")
                        .doesNotContain("This is told anew.", "event: done");
            }
            assertThat(viewer.until("event: reply") + viewer.until("data: "))
                    .contains("This is told anew. And so it ends.");
        }
        assertThat(count("replies WHERE id = '%s' AND draft = ''".formatted(replyId)))
                .isEqualTo(1);
    }

    @Test
    void aQuestionUnderOneKeyIsAskedOnce() {
        var once = alice.api().with("Idempotency-Key", "a-key-of-mine");
        String path = "/api/readings/" + reading + "/messages";
        Answer first = once.post(path, Map.of("content", "And why?"));
        Answer awaited = once.post(path, Map.of("content", "And why?"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(awaited.status()).as("not 409: it is the same question").isEqualTo(201);
        assertThat(awaited.json()).isEqualTo(first.json());

        hesitant.gate.countDown();
        Answer waited = once.with("Prefer", "wait=60").post(path, Map.of("content", "And why?"));
        assertThat(waited.json().path("reply").path("id"))
                .isEqualTo(first.json().path("reply_id"));
        assertThat(once.post(path, Map.of("content", "And when?")).text("code")).isEqualTo("idempotency_key_reused");
        assertThat(count("reading_messages WHERE reading_id = '%s' AND role = 'user'".formatted(reading)))
                .isEqualTo(1);
    }

    @Test
    void equalQuestionsUnderOneKeyAtOnceAreOne() {
        var asked = Stream.generate(() -> CompletableFuture.supplyAsync(() -> alice.api()
                        .with("Idempotency-Key", "at-once")
                        .post("/api/readings/" + reading + "/messages", Map.of("content", "And why?"))))
                .limit(8)
                .toList();

        assertThat(asked.stream().map(CompletableFuture::join).map(answer -> answer.text("reply_id")))
                .doesNotContainNull()
                .containsOnly(asked.getFirst().join().text("reply_id"));
        assertThat(count("reading_messages WHERE reading_id = '%s'".formatted(reading)))
                .isEqualTo(1);
        hesitant.gate.countDown();
    }

    @Test
    void aReplyThatFailsLeavesTheQuestionStandingAndDoesNotCount() {
        hesitant.gate.countDown();

        JsonNode said = alice.api()
                .with("Prefer", "wait=60")
                .post("/api/readings/" + reading + "/messages", Map.of("content", "Please fail."))
                .json();

        assertThat(said.path("problem").path("code").asString()).isEqualTo("oracle_unavailable");
        assertThat(said.path("reply").isMissingNode()).isTrue();
        assertThat(stream(alice))
                .contains("event: failed", said.path("reply_id").asString());
        assertThat(alice.api().get("/api/readings/" + reading).json().path("messages"))
                .containsExactly(said.path("message"));
        assertThat(count("llm_usage WHERE reading_id = '%s' AND input_tokens = 20".formatted(reading)))
                .as("both were asked")
                .isEqualTo(2);
        for (int i = 0; i < 3; i++) {
            assertThat(alice.api()
                            .with("Prefer", "wait=60")
                            .post("/api/readings/" + reading + "/messages", Map.of("content", "And why?"))
                            .json()
                            .path("reply")
                            .path("content")
                            .asString())
                    .isNotEmpty();
        }
        assertThat(ask("Once more?").status()).isEqualTo(402);
    }

    @Test
    void aPageWhoseReplyIsAwaitedSaysSoAndOffersNoForm() {
        database.sql()
                .sql("UPDATE generations SET finished_at = now() - interval '1 hour' WHERE id = CAST(:id AS uuid)")
                .param("id", reading)
                .update();
        var browser = cast.browserOf(alice);
        browser.get("/readings/" + reading);
        assertThat(browser.submit("/readings/" + reading + "/messages", Map.of("content", "And why?"))
                        .status())
                .isEqualTo(303);

        assertThat(browser.get("/readings/" + reading).body())
                .contains("And why?", "data-awaits")
                .doesNotContain("name=\"content\"");
        hesitant.gate.countDown();
        stream(alice);
        assertThat(browser.get("/readings/" + reading).body())
                .contains("name=\"content\"")
                .doesNotContain("data-awaits");
    }

    @Test
    void aReadingDeletedWhileItsReplyIsAwaitedTakesTheReplyWithIt() {
        ask("And why?");

        assertThat(alice.api().delete("/api/readings/" + reading).status()).isEqualTo(204);
        hesitant.gate.countDown();

        assertThat(count("replies WHERE reading_id = '%s'".formatted(reading))).isZero();
    }

    /** Somebody who reads along. */
    private final class Lines implements AutoCloseable {

        private final BufferedReader lines;

        private Lines(Member who, long lastEventId) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/api/readings/%s/stream"
                            .formatted(environment.getRequiredProperty("local.server.port"), reading)))
                    .header("Authorization", "Bearer " + who.accessToken())
                    .header("Last-Event-ID", String.valueOf(lastEventId))
                    .build();
            lines = new BufferedReader(new InputStreamReader(
                    HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofInputStream())
                            .body(),
                    UTF_8));
        }

        private String until(String wanted) throws IOException {
            var read = new StringBuilder();
            while (read.indexOf(wanted) < 0) {
                read.append(Objects.requireNonNull(lines.readLine(), () -> "the stream ended after " + read))
                        .append('\n');
            }
            return read.toString();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private Answer ask(String content) {
        return alice.api().post("/api/readings/" + reading + "/messages", Map.of("content", content));
    }

    private String stream(Member who) {
        return who.api().get("/api/readings/" + reading + "/stream").body();
    }

    private long count(String from) {
        return database.sql()
                .sql("SELECT count(*) FROM " + from)
                .query((row, _) -> row.getLong(1))
                .single();
    }
}

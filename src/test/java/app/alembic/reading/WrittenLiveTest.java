package app.alembic.reading;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.Database;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.OracleFailed;
import app.alembic.oracle.Oracles;
import app.alembic.oracle.Spent;
import app.alembic.testing.AlembicTest;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A reading by a model that takes its time: what viewers see meanwhile, and what becomes of it when somebody dies. */
@AlembicTest
@Import(WrittenLiveTest.Models.class)
@TestPropertySource(properties = "alembic.internal.recovery=off")
class WrittenLiveTest {

    /** Says what the test hands it, piece by piece; "END" ends well, "FAIL" breaks off. */
    static final class Scripted implements Oracle {

        final BlockingQueue<String> script = new LinkedBlockingQueue<>();
        volatile boolean wasInterrupted;

        @Override
        public String provider() {
            return "scripted";
        }

        @Override
        public String model() {
            return "scripted-1";
        }

        @Override
        public Spent answer(Inquiry inquiry, Consumer<String> listener) {
            try {
                for (String piece = script.take(); !piece.equals("END"); piece = script.take()) {
                    if (piece.equals("FAIL")) {
                        throw new OracleFailed(OracleFailed.Reason.BROKEN, "cut", new Spent(7, 0, 3, false));
                    }
                    listener.accept(piece);
                }
                return new Spent(10, 4, 20, false);
            } catch (InterruptedException stopped) {
                wasInterrupted = true;
                Thread.currentThread().interrupt();
                throw new OracleFailed(OracleFailed.Reason.BROKEN, "stopped", Spent.NOTHING);
            }
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Models {

        static final Scripted FIRST = new Scripted();
        static final Scripted SECOND = new Scripted();

        @Bean
        @Primary
        Oracles scripted() {
            return new Oracles(List.of(FIRST, SECOND));
        }
    }

    @Autowired
    private Cast cast;

    @Autowired
    private TestDatabase database;

    @Autowired
    private ReadingsUnderWay underWay;

    @Autowired
    private Generations generations;

    @Autowired
    private Database transactions;

    @Autowired
    private Environment environment;

    private Member alice;
    private String id;

    @BeforeEach
    void ask() {
        Models.FIRST.script.clear();
        Models.SECOND.script.clear();
        Models.FIRST.wasInterrupted = false;
        alice = cast.alice();
        var created =
                alice.api().post("/api/readings", Map.of("question", "What is ripening?", "spread_type", "single"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("status").asString()).isEqualTo("interpreting");
        id = created.json().path("id").asString();
    }

    /** Whoever still waited for words would take those of the next test. */
    @AfterEach
    void letEverybodyComeToAnEnd() {
        while (underWay.count() > 0) {
            for (Scripted model : List.of(Models.FIRST, Models.SECOND)) {
                if (model.script.isEmpty()) {
                    model.script.add("END");
                }
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void viewersReadAlongAndSeeTheSameTextInTheEnd() throws Exception {
        try (var one = view(0);
                var other = view(0)) {
            Models.FIRST.script.add("This card lies quiet. It ");
            Event first = one.next();
            assertThat(first.name()).isEqualTo("token");
            assertThat(text(first)).as("whole sentences only").isEqualTo("This card lies quiet.");
            assertThat(text(other.next())).isEqualTo("This card lies quiet.");
            Models.FIRST.script.addAll(List.of("waits. What does it ask?", "END"));
            String rest = one.textUntil("done");
            assertThat(other.textUntil("done")).isEqualTo(rest);
            try (var later = view(first.id())) {
                assertThat(later.textUntil("done")).isEqualTo(rest);
            }
            assertThat(alice.api()
                            .get("/api/readings/" + id)
                            .json()
                            .path("interpretation")
                            .asString())
                    .isEqualTo("This card lies quiet." + rest)
                    .contains("It waits. What does it ask?");
        }
        assertThat(count("generation_parts WHERE generation_id = '%s'".formatted(id)))
                .isZero();
        assertThat(count(("llm_usage WHERE reading_id = '%s' AND input_tokens = 10 AND output_tokens = 20"
                                + " AND total_tokens = 30 AND NOT priced")
                        .formatted(id)))
                .isEqualTo(1);
    }

    @Test
    void aModelThatBreaksOffIsFollowedByTheNextFromTheBeginning() throws Exception {
        try (var viewer = view(0)) {
            Models.FIRST.script.add("This is a first try. And");
            assertThat(text(viewer.next())).isEqualTo("This is a first try.");
            Models.FIRST.script.add("FAIL");
            Models.SECOND.script.add("This is another beginning. And");
            assertThat(viewer.next().name()).isEqualTo("restart");
            assertThat(text(viewer.next())).isEqualTo("This is another beginning.");
            Models.SECOND.script.addAll(List.of(" it goes on.", "END"));
            assertThat(viewer.textUntil("done")).startsWith(" And it goes on.");
        }
        assertThat(count("llm_usage WHERE reading_id = '%s'".formatted(id)))
                .as("both calls belong to the reading")
                .isEqualTo(2);
        assertThat(balance()).isEqualTo(2);
    }

    @Test
    void wordsThatMayNotBeShownAreNotAndTheMirrorSpeaksInsteadAtNoCharge() throws Exception {
        try (var viewer = view(0)) {
            Models.FIRST.script.add("This card lies quiet. You");
            assertThat(text(viewer.next())).isEqualTo("This card lies quiet.");
            Models.FIRST.script.addAll(List.of(" will die within a year. More.", "END"));
            assertThat(viewer.next().name()).isEqualTo("restart");
            assertThat(viewer.textUntil("done")).doesNotContain("within a year").hasSizeGreaterThan(300);
        }
        assertThat(balance()).isEqualTo(3);
        assertThat(count("credit_transactions WHERE reference = 'reading:%s'".formatted(id)))
                .as("the charge and its return")
                .isEqualTo(2);
        assertThat(count("llm_usage WHERE reading_id = '%s' AND provider = 'mirror'".formatted(id)))
                .isEqualTo(1);
    }

    @Test
    void aModelThatDoesNotComeToAnEndIsStoppedAndTheNextSpeaks() throws Exception {
        Models.SECOND.script.addAll(List.of("This is an end that comes.", "END"));
        for (int i = 0; i < 300; i++) {
            Models.FIRST.script.add("And so it goes on and on, for ever and a day, and then some more of it follows. ");
        }
        try (var viewer = view(0)) {
            Event event = viewer.next();
            while (!event.name().equals("done")) {
                event = viewer.next();
            }
            assertThat(event.data()).contains("This is an end that comes.");
        }
        assertThat(balance()).isEqualTo(2);
    }

    @Test
    void stoppingBeforeTheFirstWordReturnsThePriceAndEndsTheCall() throws Exception {
        assertThat(alice.api().delete("/api/readings/" + id + "/generation").status())
                .isEqualTo(204);

        assertThat(balance()).isEqualTo(3);
        assertThat(alice.api().get("/api/readings/" + id).json().path("status").asString())
                .isEqualTo("failed");
        while (underWay.count() > 0) {
            Thread.onSpinWait();
        }
        assertThat(Models.FIRST.wasInterrupted).isTrue();
        assertThat(count("readings WHERE id = '%s'".formatted(id))).isZero();
        assertThat(alice.api().delete("/api/readings/" + id + "/generation").status())
                .as("again")
                .isEqualTo(204);
        assertThat(balance()).isEqualTo(3);
    }

    @Test
    void stoppingLaterClosesTheViewOnly() throws Exception {
        try (var viewer = view(0)) {
            Models.FIRST.script.add("These are words that somebody has seen. And");
            viewer.next();
        }
        assertThat(alice.api().delete("/api/readings/" + id + "/generation").status())
                .isEqualTo(204);

        Models.FIRST.script.addAll(List.of(" this is the end.", "END"));
        try (var viewer = view(0)) {
            assertThat(viewer.textUntil("done"))
                    .startsWith("These are words that somebody has seen. And this is the end.");
        }
        assertThat(balance()).isEqualTo(2);
    }

    @Test
    void somebodyElsesReadingCannotBeStopped() {
        assertThat(cast.charlie()
                        .api()
                        .delete("/api/readings/" + id + "/generation")
                        .status())
                .isEqualTo(404);
        assertThat(balance()).isEqualTo(2);
        Models.FIRST.script.add("END");
    }

    @Test
    void aNodeThatStopsHandsOverWhatItHasBegun() {
        underWay.stop();

        assertThat(Models.FIRST.wasInterrupted).isTrue();
        Generation taken = transactions
                .asService(() -> generations.takeUpAbandoned(InterpretReading.LEASE))
                .orElseThrow();
        assertThat(taken.id()).hasToString(id);
        Models.FIRST.script.addAll(List.of("It is taken up.", "END"));
        assertThat(underWay.begin(taken).join()).isEqualTo(Status.COMPLETE);
        assertThat(balance()).isEqualTo(2);
    }

    @Test
    void aClientThatPrefersToWaitGetsTheWholeReading() {
        Models.FIRST.script.addAll(List.of("END", "It is whole at once.", "END"));
        var created = alice.api()
                .with("Prefer", "wait=30")
                .post("/api/readings", Map.of("question", "And now?", "spread_type", "single"));

        assertThat(created.json().path("status").asString()).isIn("complete");
    }

    private record Event(long id, String name, String data) {}

    /** Somebody who reads along. */
    private final class View implements AutoCloseable {

        private final BufferedReader lines;

        private View(long lastEventId) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/api/readings/%s/stream"
                            .formatted(environment.getRequiredProperty("local.server.port"), id)))
                    .header("Authorization", "Bearer " + alice.accessToken())
                    .header("Last-Event-ID", String.valueOf(lastEventId))
                    .build();
            lines = new BufferedReader(new InputStreamReader(
                    HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofInputStream())
                            .body(),
                    StandardCharsets.UTF_8));
        }

        private Event next() throws IOException {
            long eventId = 0;
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    eventId = Long.parseLong(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    return new Event(eventId, name, line.substring(6));
                }
            }
            throw new AssertionError("the stream ended");
        }

        private String textUntil(String last) throws IOException {
            var text = new StringBuilder();
            for (Event event = next(); !event.name().equals(last); event = next()) {
                assertThat(event.name()).isEqualTo("token");
                text.append(
                        JsonMapper.shared().readTree(event.data()).path("text").asString());
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private static String text(Event token) {
        return JsonMapper.shared().readTree(token.data()).path("text").asString();
    }

    private View view(long lastEventId) throws IOException, InterruptedException {
        return new View(lastEventId);
    }

    private long count(String from) {
        return database.sql()
                .sql("SELECT count(*) FROM " + from)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private long balance() {
        return database.sql()
                .sql("SELECT credits FROM users WHERE id = :id")
                .param("id", alice.id().value())
                .query((row, _) -> row.getLong(1))
                .single();
    }
}

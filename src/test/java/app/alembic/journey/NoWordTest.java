package app.alembic.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.schema.TestServer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.ScriptedProvider;
import app.alembic.testing.ScriptedProvider.Manner;
import app.alembic.testing.ServiceProcess;
import app.alembic.testing.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens, and however talkative the logs are made: no word of a question, a prompt, an answer, no address, no secret. */
@Tag("journey")
class NoWordTest {

    private static final String ASKED = "zumbrial";
    private static final String ASKED_ON = "quelvane";
    private static final String IN_NEED = "drosmere";
    private static final String MALFORMED = "vintolak";
    private static final String SEARCHED = "farbundel";

    private static final Manner[] MANNERS = {Manner.WELL, Manner.BROKEN_OFF, Manner.BUSY, Manner.FAILING, Manner.WELL};

    @TempDir
    private Path data;

    private final List<String> secrets = new ArrayList<>(List.of(ASKED, ASKED_ON, IN_NEED, MALFORMED, SEARCHED));

    @Test
    void nothingThatSomebodyWroteOrReadIsInTheLogsTheMetricsOrTheUsage() throws Exception {
        var calls = new AtomicInteger();
        try (var provider =
                new ScriptedProvider(1, 2_000, chance -> MANNERS[calls.getAndIncrement() % MANNERS.length])) {
            var talkative = new HashMap<>(provider.environment());
            talkative.put("LOGGING_LEVEL_ROOT", "trace");
            talkative.put("LOGGING_LEVEL_APP_ALEMBIC", "trace");
            talkative.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK", "trace");
            talkative.put("ALEMBIC_METRICS_PORT", "0");
            try (var service = ServiceProcess.serve(data, talkative)) {
                live(service);
                secrets.add("Your way is Hermetic and Jungian");
                try (var usage = TestServer.dataSource(TestServer.ownerOf(data)).getConnection();
                        var rows = usage.createStatement()
                                .executeQuery("SELECT string_agg(u::text, ' '), count(*) FROM llm_usage u")) {
                    rows.next();
                    assertThat(rows.getInt(2)).isGreaterThanOrEqualTo(MANNERS.length);
                    assertSilent("llm_usage", rows.getString(1));
                }
                assertSilent("metrics", metrics(service));
                service.kill();
            }
            try (var again = ServiceProcess.serve(data, talkative)) {
                assertThat(again.log()).contains(" DEBUG ").contains("complete by xai");
                again.terminate();
            }
        }

        for (Path file : logs()) {
            assertSilent(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
    }

    /** All that a seeker may do, well and badly. */
    private void live(ServiceProcess service) {
        Member alice = service.cast().alice();
        secrets.addAll(List.of(alice.email(), Cast.PASSWORD, alice.accessToken(), alice.refreshToken()));
        service.client()
                .post("/auth/v1/token?grant_type=password", Map.of("email", alice.email(), "password", MALFORMED));
        for (int i = 0; i < MANNERS.length; i++) {
            Member seeker = i == 0 ? alice : service.cast().member("seeker" + i);
            secrets.add(seeker.email());
            String id = seeker.api()
                    .with("Prefer", "wait=60")
                    .with("Idempotency-Key", "a-key-" + i)
                    .post(
                            "/api/readings",
                            Map.of("question", "Shall I sell my " + ASKED + "?", "spread_type", "single"))
                    .text("id");
            String text = seeker.api().get("/api/readings/" + id).text("interpretation");
            Stream.of(text.split("(?<=[.?!])\\s+"))
                    .filter(sentence -> sentence.length() > 50)
                    .forEach(secrets::add);
            var viewer = new Viewer(seeker.accessToken());
            watch(service, viewer, id);
            assertThat(viewer.text()).contains(text.substring(0, 60));
            String reply = seeker.api()
                    .with("Prefer", "wait=60")
                    .post("/api/readings/" + id + "/messages", Map.of("content", "And what of the " + ASKED_ON + "?"))
                    .json()
                    .path("reply")
                    .path("content")
                    .asString();
            assertThat(reply).isNotEmpty();
            secrets.add(reply.substring(0, 60));
        }
        var api = alice.api();
        api.post("/api/readings", Map.of("question", "I want to kill myself, " + IN_NEED, "spread_type", "single"));
        api.post("/api/readings", Map.of("question", MALFORMED.repeat(200), "spread_type", "single"));
        api.post("/api/readings", Map.of("question", MALFORMED, "spread_type", MALFORMED));
        api.send("POST", "/api/readings", "application/json", "{\"question\": \"" + MALFORMED);
        api.get("/api/readings?q=" + SEARCHED);
        api.get("/api/readings?cursor=" + MALFORMED);
        var browser = service.cast().browserOf(alice);
        browser.get("/readings");
        browser.submit("/readings", Map.of("question", ASKED + "?", "spread_type", MALFORMED));
    }

    private static void watch(ServiceProcess service, Viewer viewer, String id) {
        viewer.watch(service.address() + "/api/readings/" + id + "/stream", event -> true);
    }

    private static String metrics(ServiceProcess service) throws IOException, InterruptedException {
        Matcher port = Pattern.compile("metrics at port (\\d+)").matcher(service.log());
        assertThat(port.find()).isTrue();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/metrics"))
                .build();
        String metrics = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        assertThat(metrics).contains("alembic_proofs_total{provider=\"xai\"");
        return metrics;
    }

    private List<Path> logs() {
        try (Stream<Path> files = Files.list(data)) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(logs).extracting(file -> file.getFileName().toString()).contains("service.log", "postgres.log");
            return logs;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void assertSilent(String where, String text) {
        assertThat(secrets).as("found in " + where).noneMatch(text::contains);
    }
}

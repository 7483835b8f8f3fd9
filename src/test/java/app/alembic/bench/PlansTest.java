package app.alembic.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.schema.TestServer;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plans of the statements that matter, at 200,000 readings and 400,000 messages, by their shape: see bench/. */
@AlembicTest
@TestPropertySource(properties = "alembic.internal.recovery=off")
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansTest {

    private static final List<String> LARGE =
            List.of("readings", "reading_messages", "credit_transactions", "generations", "llm_usage");

    private static final Pattern PLAN = Pattern.compile("plan:\\s*(\\{.*?^\\t\\})", Pattern.DOTALL | Pattern.MULTILINE);

    @Autowired
    private TestDatabase database;

    @Autowired
    private Cast cast;

    private Client alice;

    @BeforeAll
    void generate() throws IOException {
        alice = cast.alice().api();
        database.sql().sql(Files.readString(Path.of("bench", "generate.sql"))).update();
        assertThat(rows("readings")).isGreaterThanOrEqualTo(200_000);
        assertThat(rows("reading_messages")).isGreaterThanOrEqualTo(400_000);
        JdbcClient superuser = JdbcClient.create(TestServer.dataSource(
                TestServer.superuser(database.urls().owner().database())));
        for (String setting : List.of(
                "session_preload_libraries = 'auto_explain'",
                "auto_explain.log_min_duration = 0",
                "auto_explain.log_nested_statements = on",
                "auto_explain.log_format = json")) {
            superuser
                    .sql("ALTER ROLE authenticator IN DATABASE %s SET %s"
                            .formatted(database.urls().owner().database(), setting))
                    .update();
        }
        // The pools' connections were made before; new ones take the settings.
        superuser
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND usename = 'authenticator'")
                .query((row, n) -> row.getBoolean(1))
                .list();
        Answer well = alice.get("/api/readings?limit=1");
        for (int tries = 0; tries < 50 && well.status() != 200; tries++) {
            well = alice.get("/api/readings?limit=1");
        }
        assertThat(well.status()).isEqualTo(200);
    }

    @Test
    void theListOfReadingsIsReadByIndex() throws IOException {
        var next = new String[1];
        assertByIndex(
                "FROM public.readings r LEFT JOIN public.generations",
                () -> next[0] = alice.get("/api/readings?limit=20")
                        .json()
                        .path("next_cursor")
                        .asString());
        assertByIndex(
                "FROM public.readings r LEFT JOIN public.generations",
                () -> assertThat(alice.get("/api/readings?limit=20&cursor=" + next[0])
                                .json()
                                .path("readings"))
                        .hasSize(20));
    }

    @Test
    void theMessagesOfAReadingAreReadByIndex() throws IOException {
        String id = alice.get("/api/readings?limit=1")
                .json()
                .path("readings")
                .path(0)
                .path("id")
                .asString();

        assertByIndex(
                "FROM public.reading_messages",
                () -> assertThat(alice.get("/api/readings/" + id).json().path("messages"))
                        .hasSize(2));
    }

    @Test
    void aPageOfTheLedgerIsReadByIndex() throws IOException {
        assertByIndex(
                "FROM public.credit_transactions",
                () -> assertThat(alice.get("/api/me/credits?limit=20").json().path("transactions"))
                        .hasSize(20));
    }

    @Test
    void whatIsDueToBeForgottenIsFoundByIndex() throws IOException {
        long before = rows("readings");

        assertByIndex(
                "keep_until < now()",
                () -> JdbcClient.create(TestServer.dataSource(
                                database.urls().authenticator().with("options", "-c role=service_role")))
                        .sql("SELECT public.delete_expired_readings(100)")
                        .query((row, n) -> row.getInt(1))
                        .single());

        assertThat(rows("readings")).isEqualTo(before - 100);
    }

    /** Of every plan whose statement holds {@code text}: there must be one. */
    private void assertByIndex(String text, Runnable deed) throws IOException {
        long from = Files.size(TestServer.log());
        deed.run();
        List<JsonNode> plans = plans(from).stream()
                .filter(plan -> plan.path("Query Text").asString().contains(text))
                .toList();
        assertThat(plans).as("plans of " + text).isNotEmpty();
        for (JsonNode plan : plans) {
            for (JsonNode node : nodes(plan.path("Plan"))) {
                if (node.path("Node Type").asString().equals("Seq Scan")) {
                    assertThat(LARGE)
                            .as(plan.toPrettyString())
                            .doesNotContain(node.path("Relation Name").asString());
                }
                for (String condition : List.of("Filter", "Index Cond", "Recheck Cond", "Join Filter")) {
                    assertThat(node.path(condition).asString(""))
                            .as("evaluated for each row in %s", plan.toPrettyString())
                            .doesNotContain("uid()");
                }
            }
        }
    }

    private static List<JsonNode> nodes(JsonNode node) {
        var all = new ArrayList<JsonNode>();
        all.add(node);
        node.path("Plans").forEach(child -> all.addAll(nodes(child)));
        return all;
    }

    /** What was logged since. A plan is written before its answer leaves the server. */
    private static List<JsonNode> plans(long from) throws IOException {
        try (FileChannel log = FileChannel.open(TestServer.log())) {
            var bytes = ByteBuffer.allocate((int) (log.size() - from));
            log.read(bytes, from);
            var plans = new ArrayList<JsonNode>();
            var found = PLAN.matcher(new String(bytes.array(), UTF_8));
            while (found.find()) {
                plans.add(JsonMapper.shared().readTree(found.group(1)));
            }
            return plans;
        }
    }

    private long rows(String table) {
        return database.sql()
                .sql("SELECT count(*) FROM public." + table)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}

package app.alembic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.problem.WrongSetting;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Cast;
import app.alembic.testing.TestDatabase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@AlembicTest
@TestPropertySource(properties = "alembic.metrics.port=0")
class MetricsTest {

    @Autowired
    private Cast cast;

    @Autowired
    private MetricsServer server;

    @Autowired
    private TestDatabase database;

    @Test
    void whatBecameOfQuestionsAndTextsIsCountedOnAPortOfItsOwn() throws Exception {
        var alice = cast.alice().api();
        long stoppedBefore = stopped();
        alice.post("/api/readings", Map.of("question", "What is ripening?", "spread_type", "single"));
        alice.post("/api/readings", Map.of("question", "I want to kill myself.", "spread_type", "single"));

        String metrics = get("/metrics").body();

        assertThat(metrics)
                .contains("alembic_proofs_total{provider=\"mirror\",result=\"sound\"}")
                .contains("alembic_questions_total{verdict=\"clear\"}", "alembic_questions_total{verdict=\"stop\"}")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("ripening");
        assertThat(stopped()).isEqualTo(stoppedBefore + 1);
        assertThat(alice.get("/metrics").status()).as("not on everybody's port").isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void aPortThatCannotBeTakenStopsTheStartWithASentence() {
        for (String port : new String[] {"many", "70000", String.valueOf(server.port())}) {
            var second = new MetricsServer(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), "127.0.0.1", port);

            assertThatThrownBy(second::start)
                    .isInstanceOf(WrongSetting.class)
                    .hasMessageContaining("ALEMBIC_METRICS_PORT");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private long stopped() {
        return database.sql()
                .sql("SELECT coalesce(sum(questions), 0) FROM stopped_questions WHERE peril = 'self_harm'")
                .query((row, _) -> row.getLong(1))
                .single();
    }
}

package app.alembic.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is held back for a call is what its request allows. */
class WorstCaseTest {

    private final ModelServer server = new ModelServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Spoken.class)
    void everyRequestCarriesTheLimitThatItsWorstCaseSays(Spoken spoken) {
        server.plays(ModelServer.whole(spoken.whole()));
        Oracle oracle = spoken.at(server.uri());

        Worst worst = oracle.worstCase(Spoken.inquiry());
        oracle.answer(Spoken.inquiry(), _ -> {});

        assertThat(limit(JsonMapper.shared().readTree(server.requests.remove().body())))
                .isEqualTo(worst.outputTokens())
                .isGreaterThanOrEqualTo(600);
        assertThat(worst.inputTokens()).as("400 bytes and their frames").isBetween(400, 700);
        assertThat(worst.duration()).isGreaterThan(Duration.ZERO);
    }

    private static int limit(JsonNode request) {
        for (String name : new String[] {"/max_completion_tokens", "/max_tokens", "/options/num_predict"}) {
            if (request.at(name).isInt()) {
                return request.at(name).asInt();
            }
        }
        throw new AssertionError("no limit in " + request.propertyNames());
    }
}

package app.alembic.testing;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.Cast.Member;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service asks the provider that other tests rely on, as it would ask xAI. */
@AlembicTest
class ScriptedProviderTest {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.wellBehaved(1, 2_000);

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("alembic.oracles", () -> "xai,mirror");
        settings.add("alembic.oracle.xai.api-key", () -> "test");
        settings.add("alembic.oracle.xai.base-url", PROVIDER::address);
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @Autowired
    private Cast cast;

    @Autowired
    private TestDatabase database;

    @ParameterizedTest
    @ValueSource(strings = {"single", "three_card", "shadow_work", "celtic_cross"})
    void whatItSaysIsShownWordForWord(String spread) {
        Member alice = cast.alice();

        Answer answer = ask(alice, "Whose words are these, " + spread + "?", spread);

        assertThat(answer.text("status")).isEqualTo("complete");
        ScriptedCall call = PROVIDER.calls().stream()
                .filter(candidate -> candidate.question().equals("Whose words are these, " + spread + "?"))
                .findFirst()
                .orElseThrow();
        assertThat(answer.text("interpretation")).isEqualTo(String.join("", call.tokens()));
        assertThat(call.end()).isEqualTo(ScriptedCall.End.FINISHED);
    }

    @Test
    void itsBillIsWhatTheServiceHasWrittenDown() {
        Member alice = cast.alice();
        for (int i = 0; i < 3; i++) {
            Answer reading = ask(alice, "What is ripening, for the %d. time?".formatted(i), "single");
            Answer said = alice.api()
                    .with("Prefer", "wait=30")
                    .post(
                            "/api/readings/" + reading.text("id") + "/messages",
                            Map.of("content", "What else is in it?"));
            assertThat(said.json().path("reply").path("content").asString()).isNotBlank();
        }

        List<ScriptedCall> bill = PROVIDER.bill().stream()
                .filter(call -> call.question().startsWith("What is ripening"))
                .toList();
        assertThat(bill).hasSize(6);
        assertThat(database.sql()
                        .sql("SELECT sum(cost_usd) FROM llm_usage WHERE user_id = :alice AND NOT estimated AND priced")
                        .param("alice", alice.id().value())
                        .query((row, n) -> row.getBigDecimal(1))
                        .single())
                .isEqualByComparingTo(BigDecimal.valueOf(
                        bill.stream().mapToLong(ScriptedCall::costMicros).sum(), 6));
    }

    private static Answer ask(Member seeker, String question, String spread) {
        Answer answer = seeker.api()
                .with("Prefer", "wait=30")
                .post("/api/readings", Map.of("question", question, "spread_type", spread));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }
}

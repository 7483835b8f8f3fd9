package app.alembic.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.Oracles;
import app.alembic.oracle.Spent;
import app.alembic.oracle.Worst;
import app.alembic.oracle.mirror.Mirror;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** A chain of two models that cost, and a budget that has room for one call of each user in a day. */
@AlembicTest
@Import(BudgetOverHttpTest.Models.class)
@TestPropertySource(properties = "alembic.budget.user-day-usd=0.05")
class BudgetOverHttpTest {

    /** Says what the mirror says, for 2 cents of the 4 that it could take. */
    record Dear(String provider, String model) implements Oracle {

        @Override
        public Worst worstCase(Inquiry inquiry) {
            return new Worst(50_000, 60_000, Duration.ofMinutes(2));
        }

        @Override
        public Spent answer(Inquiry inquiry, Consumer<String> listener) {
            new Mirror().answer(inquiry, listener);
            return new Spent(50_000, 0, 20_000, false);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Models {

        @Bean
        @Primary
        Oracles dear() {
            return new Oracles(List.of(new Dear("xai", "grok-4-1-fast-reasoning"), new Dear("openai", "gpt-4o")));
        }
    }

    @Autowired
    private Cast cast;

    @Autowired
    private TestDatabase database;

    @Test
    void whenTheBudgetIsUsedUpTheMirrorReadsAtTheSamePriceAndOnlyForThatUser() {
        Member alice = cast.alice();

        String first = reading(alice);
        String second = reading(alice);
        String third = reading(cast.bob());

        assertThat(spokenBy(first)).containsExactly("xai");
        assertThat(spokenBy(second)).containsExactly("mirror");
        assertThat(spokenBy(third)).containsExactly("xai");
        assertThat(alice.api().get("/api/me/credits").json().path("balance").asInt())
                .isEqualTo(1);
        assertThat(database.sql()
                        .sql("SELECT count(*) FROM model_calls_under_way")
                        .query((row, _) -> row.getLong(1))
                        .single())
                .isZero();
    }

    @Test
    void whenTheBudgetIsUsedUpTheMirrorReplies() {
        Member alice = cast.alice();
        String reading = reading(alice);

        Answer reply = alice.api()
                .with("Prefer", "wait=20")
                .post("/api/readings/" + reading + "/messages", Map.of("content", "What about the first card?"));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.json().path("reply").path("content").asString()).endsWith("?");
        assertThat(spokenBy(reading)).containsExactly("xai", "mirror");
    }

    private static String reading(Member who) {
        Answer created = who.api()
                .with("Prefer", "wait=20")
                .post("/api/readings", Map.of("question", "What is ripening?", "spread_type", "single"));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.json().path("status").asString()).isEqualTo("complete");
        return created.json().path("id").asString();
    }

    private List<String> spokenBy(String reading) {
        return database.sql()
                .sql("SELECT provider FROM llm_usage WHERE reading_id = CAST(:id AS uuid) ORDER BY created_at")
                .param("id", reading)
                .query((row, _) -> row.getString(1))
                .list();
    }
}

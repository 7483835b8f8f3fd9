package app.alembic.reading;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same request under the same key is carried out once, however often and however fast it comes. */
@AlembicTest
class AskedTwiceTest {

    private static final Map<String, String> QUESTION =
            Map.of("question", "What is asking for my attention?", "spread_type", "single");

    @Autowired
    private Cast cast;

    @Autowired
    private TestDatabase database;

    private Member alice;

    @BeforeEach
    void people() {
        alice = cast.alice();
    }

    @Test
    void theFirstAnswerIsGivenAgain() {
        Client keyed = keyed(alice, UUID.randomUUID().toString());

        Answer first = keyed.post("/api/readings", QUESTION);
        Answer second = keyed.post("/api/readings", QUESTION);

        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(second.json().path("credits")).isEqualTo(first.json().path("credits"));
        assertThat(balance()).isEqualTo(2);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        Answer refused = keyed(alice, "a key with spaces").post("/api/readings", QUESTION);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("field").asString())
                .isEqualTo("Idempotency-Key");
        assertThat(balance()).isEqualTo(3);
    }

    @Test
    void manyAtOnceMakeOneReading() throws Exception {
        Client keyed = keyed(alice, UUID.randomUUID().toString());
        var requests = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 12; i++) {
            requests.add(() -> keyed.post("/api/readings", QUESTION));
        }

        var ids = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var request : threads.invokeAll(requests)) {
                assertThat(request.get().status()).isEqualTo(201);
                ids.add(request.get().json().path("id").asString());
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(balance()).isEqualTo(2);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        Client keyed = keyed(alice, "reused");
        keyed.post("/api/readings", QUESTION);

        Answer refused = keyed.post("/api/readings", Map.of("question", "Another one?", "spread_type", "single"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("code").asString()).isEqualTo("idempotency_key_reused");
        assertThat(balance()).isEqualTo(2);
    }

    @Test
    void keysAreEachPersonsOwn() {
        Answer hers = keyed(alice, "the-same").post("/api/readings", QUESTION);
        Answer his = keyed(cast.bob(), "the-same").post("/api/readings", QUESTION);

        assertThat(his.status()).isEqualTo(201);
        assertThat(his.json().path("id")).isNotEqualTo(hers.json().path("id"));
    }

    @Test
    void whatWasRefusedLeavesNoKeyBehind() {
        Client keyed = keyed(alice, "dear");
        Map<String, String> dear = Map.of("question", "All of it?", "spread_type", "celtic_cross");
        assertThat(keyed.post("/api/readings", dear).status()).isEqualTo(201);
        Client next = keyed(alice, "too-dear");

        assertThat(next.post("/api/readings", dear).status()).isEqualTo(402);
        database.sql()
                .sql("SELECT grant_credits(:id, 3, 'bonus', 'More', NULL)")
                .param("id", alice.id().value())
                .query((row, _) -> row.getBoolean(1))
                .single();
        assertThat(next.post("/api/readings", dear).status()).isEqualTo(201);
    }

    @Test
    void afterADayAKeyIsFreeAgain() {
        Client keyed = keyed(alice, "of-yesterday");
        Answer first = keyed.post("/api/readings", QUESTION);
        database.sql()
                .sql("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE user_id = :id")
                .param("id", alice.id().value())
                .update();

        Answer second = keyed.post("/api/readings", QUESTION);

        assertThat(second.json().path("id")).isNotEqualTo(first.json().path("id"));
        assertThat(balance()).isEqualTo(1);
    }

    private static Client keyed(Member who, String key) {
        return who.api().with("Idempotency-Key", key);
    }

    private long balance() {
        return database.sql()
                .sql("SELECT credits FROM users WHERE id = :id")
                .param("id", alice.id().value())
                .query((row, _) -> row.getLong(1))
                .single();
    }
}

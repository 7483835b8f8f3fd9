package app.alembic.conversation;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** An oracle that takes its time with replies, and may fail. */
@AlembicTest
@Import(SlowReplyTest.Slow.class)
class SlowReplyTest {

    /** Interprets at once; replies when it is told to, unless the question says that it is to fail. */
    static final class Hesitant implements Oracle {

        volatile CountDownLatch gate = new CountDownLatch(1);

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
            if (reply.question().contains("fail")) {
                listener.accept("Half of an");
                throw new OracleFailed(OracleFailed.Reason.BROKEN, "broke off", new Spent(20, 0, 3, false));
            }
            return new Mirror().answer(inquiry, listener);
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
            return new Oracles(List.of(hesitant));
        }
    }

    @Autowired
    private Cast cast;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Hesitant hesitant;

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
                .isEqualTo(1);
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

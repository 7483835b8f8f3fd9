package app.alembic.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.wire.Endpoint;
import app.alembic.oracle.wire.Exchange;
import app.alembic.oracle.wire.Limits;
import app.alembic.oracle.wire.Switchboard;
import app.alembic.oracle.xai.Xai;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.ScriptedProvider;
import app.alembic.testing.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Three people wait for a model that answers one call at a time; the one who came last is an initiate. */
@AlembicTest
@Import(FirstInTheQueueTest.OneAtATime.class)
class FirstInTheQueueTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final ScriptedProvider PROVIDER = ScriptedProvider.wellBehaved(1, 100_000);

    /** The turnstile is a bean, so that the test can stand in it. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OneAtATime {

        @Bean
        Turnstile turnstile() {
            return new Turnstile(1, 8, LONG);
        }

        @Bean
        @Primary
        Oracles oneAtATime(Prompting prompting, Turnstile turnstile, Clock clock) {
            var endpoint =
                    new Endpoint("xai", new Xai(), URI.create(PROVIDER.address()), "test", "grok-4-1-fast-reasoning");
            var limits = new Limits(LONG, LONG, LONG, LONG, Duration.ZERO);
            return new Oracles(List.of(new LanguageModel(
                    endpoint.provider(),
                    endpoint.model(),
                    prompting,
                    new Exchange(new Switchboard(LONG), endpoint, limits, clock),
                    turnstile,
                    new Breaker(endpoint.provider(), clock))));
        }
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @Autowired
    private Cast cast;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Turnstile turnstile;

    private Member free;
    private Member seeker;
    private Member initiate;

    @BeforeEach
    void threePeople() {
        free = cast.member("free");
        seeker = paying("seeker");
        initiate = paying("initiate");
    }

    private Member paying(String tier) {
        Member who = cast.member(tier);
        database.sql()
                .sql("UPDATE users SET tier = :tier WHERE id = :id")
                .param("tier", tier)
                .param("id", who.id().value())
                .update();
        return who;
    }

    @Test
    void theReadingOfAnInitiateIsInterpretedBeforeThoseThatWaitLonger() throws Exception {
        String ofFree;
        String ofSeeker;
        String ofInitiate;
        try (Turnstile.Pass _ = turnstile.enter(Rank.IN_TURN)) {
            ofFree = draw(free, "What ripens for the free one?");
            awaitQueue(1);
            ofSeeker = draw(seeker, "What ripens for the seeker?");
            awaitQueue(2);
            ofInitiate = draw(initiate, "What ripens for the initiate?");
            awaitQueue(3);
        }
        awaitEnd(free, ofFree);
        awaitEnd(seeker, ofSeeker);
        awaitEnd(initiate, ofInitiate);

        assertThat(lastAsked())
                .containsExactly(
                        "What ripens for the initiate?",
                        "What ripens for the free one?",
                        "What ripens for the seeker?");
    }

    @Test
    void theReplyToAnInitiateIsGivenBeforeThoseThatWaitLonger() throws Exception {
        String ofFree = draw(free, "What ripens?");
        String ofSeeker = draw(seeker, "What ripens?");
        String ofInitiate = draw(initiate, "What ripens?");
        awaitEnd(free, ofFree);
        awaitEnd(seeker, ofSeeker);
        awaitEnd(initiate, ofInitiate);
        try (Turnstile.Pass _ = turnstile.enter(Rank.IN_TURN)) {
            ask(free, ofFree, "And why, for the free one?");
            awaitQueue(1);
            ask(seeker, ofSeeker, "And why, for the seeker?");
            awaitQueue(2);
            ask(initiate, ofInitiate, "And why, for the initiate?");
            awaitQueue(3);
        }
        awaitEnd(free, ofFree);
        awaitEnd(seeker, ofSeeker);
        awaitEnd(initiate, ofInitiate);

        assertThat(lastAsked())
                .containsExactly(
                        "And why, for the initiate?", "And why, for the free one?", "And why, for the seeker?");
    }

    private static String draw(Member who, String question) {
        Answer begun = who.api().post("/api/readings", Map.of("question", question, "spread_type", "single"));
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        return begun.text("id");
    }

    private static void ask(Member who, String reading, String question) {
        Answer asked = who.api().post("/api/readings/" + reading + "/messages", Map.of("content", question));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
    }

    /** The stream ends with the reading, or with the reply that is awaited. */
    private static void awaitEnd(Member who, String reading) {
        Answer stream = who.api().get("/api/readings/" + reading + "/stream");
        assertThat(stream.body()).contains("event: done").doesNotContain("event: failed");
    }

    private void awaitQueue(int length) {
        while (turnstile.waiting() < length) {
            Thread.onSpinWait();
        }
    }

    /** What the provider was asked in its last three calls. */
    private static List<String> lastAsked() {
        var calls = PROVIDER.calls();
        return calls.subList(calls.size() - 3, calls.size()).stream()
                .map(call -> call.inquiry() instanceof Inquiry.Reply reply ? reply.question() : call.question())
                .toList();
    }
}

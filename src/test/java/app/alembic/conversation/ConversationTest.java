package app.alembic.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Browser;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Questions about a finished reading, with the mirror as the oracle. */
@AlembicTest
class ConversationTest {

    @Autowired
    private Cast cast;

    @Autowired
    private Client nobody;

    @Autowired
    private TestDatabase database;

    @Test
    void aQuestionAboutAReadingIsAnsweredAndBothAreKept() {
        Member alice = cast.alice();
        String reading = readingOf(alice);

        Answer answer = waiting(alice).post(messages(reading), Map.of("content", "  What about the first card? "));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        JsonNode said = answer.json();
        assertThat(said.path("message").path("content").asString()).isEqualTo("What about the first card?");
        assertThat(said.path("message").path("role").asString()).isEqualTo("user");
        assertThat(said.path("reply").path("id")).isEqualTo(said.path("reply_id"));
        assertThat(said.path("reply").path("role").asString()).isEqualTo("assistant");
        assertThat(said.path("reply").path("content").asString())
                .contains(cardsOf(alice, reading).getFirst())
                .endsWith("?");
        assertThat(said.path("notice").isNull()).isTrue();
        JsonNode kept = alice.api().get("/api/readings/" + reading).json().path("messages");
        assertThat(kept).containsExactly(said.path("message"), said.path("reply"));
        assertThat(count("llm_usage WHERE reading_id = '%1$s' AND generation_id = '%1$s'".formatted(reading)))
                .isEqualTo(2);
        assertThat(count("credit_transactions WHERE user_id = '%s' AND type = 'usage'".formatted(alice.id())))
                .isEqualTo(1);
    }

    @Test
    void whoeverDoesNotWaitIsToldUnderWhichIdTheReplyComes() {
        Member alice = cast.alice();
        String reading = readingOf(alice);

        JsonNode said = alice.api()
                .post(messages(reading), Map.of("content", "And why?"))
                .json();

        assertThat(said.path("reply").isMissingNode()).isTrue();
        assertThat(alice.api().get("/api/readings/" + reading).json().path("messages"))
                .extracting(message -> message.path("id"))
                .containsExactly(said.path("message").path("id"), said.path("reply_id"));
    }

    @ParameterizedTest
    @CsvSource({"free, 3", "seeker, 10", "initiate, 30"})
    void aPlanHoldsSoManyQuestionsAboutEachReading(String tier, int limit) {
        Member alice = cast.alice();
        String reading = readingOf(alice);
        String other = readingOf(alice);
        database.sql()
                .sql("UPDATE users SET tier = :tier WHERE id = :id")
                .param("tier", tier)
                .param("id", alice.id().value())
                .update();
        for (int i = 0; i < limit; i++) {
            assertThat(alice.api()
                            .post(messages(reading), Map.of("content", "And then?"))
                            .status())
                    .isEqualTo(201);
        }

        Answer refused = alice.api().post(messages(reading), Map.of("content", "And then?"));

        assertProblem(refused, 402, "subscription_required");
        assertThat(refused.json().path("limit").asInt()).isEqualTo(limit);
        assertThat(messagesOf(reading)).isEqualTo(2L * limit);
        assertThat(alice.api()
                        .post(messages(other), Map.of("content", "And here?"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theStreamOfAReadingTellsTheRepliesWithGrowingIdsAndResumesBehindThem() {
        Member alice = cast.alice();
        String reading = readingOf(alice);
        String first = ask(alice, reading, "And why?").path("reply_id").asString();
        String second = ask(alice, reading, "What about the second card?")
                .path("reply_id")
                .asString();

        String all = alice.api().get("/api/readings/" + reading + "/stream").body();
        List<Long> ids = ids(all);
        String rest = alice.api()
                .with("Last-Event-ID", Long.toString(ids.get(ids.size() - 2)))
                .get("/api/readings/" + reading + "/stream")
                .body();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(all).containsSubsequence("event: done", "event: reply", first, "event: reply", second);
        assertThat(rest).contains("event: reply", second).doesNotContain(first, "event: done");
        assertThat(ids(rest)).containsExactly(ids.getLast());
    }

    @Test
    void nobodyElseCanAskAboutAReading() {
        String reading = readingOf(cast.alice());

        assertProblem(cast.charlie().api().post(messages(reading), Map.of("content", "Why?")), 404, "not_found");
        assertProblem(nobody.post(messages(reading), Map.of("content", "Why?")), 401, "unauthorized");
        assertThat(messagesOf(reading)).isZero();
    }

    @Test
    void anUnfinishedReadingCannotBeAskedAbout() {
        Member alice = cast.alice();
        String reading = readingOf(alice);
        database.sql().sql("""
                        INSERT INTO generations (id, user_id, question, spread_type, cards, price, lease_until)
                        SELECT gen_random_uuid(), user_id, 'On its way', spread_type, cards, 0, now() + interval '1 hour'
                        FROM readings WHERE id = CAST(:reading AS uuid)
                        """).param("reading", reading).update();
        String unfinished = database.sql()
                .sql("SELECT id::text FROM generations WHERE user_id = :id AND state = 'interpreting'")
                .param("id", alice.id().value())
                .query(String.class)
                .single();

        assertProblem(alice.api().post(messages(unfinished), Map.of("content", "Why?")), 409, "conflict");
    }

    @Test
    void aQuestionThatNeedsPeopleIsStoppedAndNotKept() {
        Member alice = cast.alice();
        String reading = readingOf(alice);

        Answer answer = alice.api().post(messages(reading), Map.of("content", "I want to end my life tonight"));

        assertProblem(answer, 422, "question_stopped");
        assertThat(answer.json().path("resources")).isNotEmpty();
        assertThat(messagesOf(reading)).isZero();
    }

    @Test
    void whatTheCardsCannotAnswerComesWithABoundarySentence() {
        Member alice = cast.alice();

        JsonNode said = ask(alice, readingOf(alice), "Should I put my savings into this stock?");

        assertThat(said.path("notice").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content\":\"  \"}", "{\"content\":null}", "{\"content\":\"a\\u0000b\"}"})
    void whatIsNoQuestionIsRefused(String body) {
        Member alice = cast.alice();
        String reading = readingOf(alice);

        assertProblem(alice.api().post(messages(reading), body), 400, "validation_error");
        assertProblem(
                alice.api().post(messages(reading), Map.of("content", "x".repeat(4_001))), 400, "validation_error");
        assertThat(messagesOf(reading)).isZero();
    }

    @Test
    void whatAwaitedAReplyWhenItsNodeDiedCountsAsFailedAndTheNextQuestionIsAnswered() {
        Member alice = cast.alice();
        String reading = readingOf(alice);
        database.sql().sql("""
                        WITH asked AS (
                            INSERT INTO reading_messages (reading_id, role, content)
                            VALUES (CAST(:reading AS uuid), 'user', 'Lost?') RETURNING id, reading_id)
                        INSERT INTO replies (id, reading_id, question_id, lease_until)
                        SELECT gen_random_uuid(), reading_id, id, now() - interval '1 second' FROM asked
                        """).param("reading", reading).update();
        assertThat(alice.api().get("/api/readings/" + reading + "/stream").body())
                .contains("event: failed");

        for (int i = 0; i < 3; i++) {
            ask(alice, reading, "And now?");
        }

        assertProblem(alice.api().post(messages(reading), Map.of("content", "Why?")), 402, "subscription_required");
        assertThat(count("replies WHERE reading_id = '%s' AND state = 'failed'".formatted(reading)))
                .isEqualTo(1);
    }

    @Test
    void cardsFromADeckOfOnesOwnAreTalkedAboutToo() {
        Member alice = cast.alice();
        String drawn = readingOf(alice);
        String own = database.sql()
                .sql("""
                        INSERT INTO readings (user_id, question, spread_type, cards, interpretation)
                        SELECT user_id, question, spread_type, cards, 'My own thoughts.' FROM readings
                        WHERE id = CAST(:drawn AS uuid) RETURNING id::text
                        """)
                .param("drawn", drawn)
                .query(String.class)
                .single();

        assertThat(ask(alice, own, "And why?").path("message").path("content").asString())
                .isEqualTo("And why?");
        assertThat(messagesOf(own)).isEqualTo(2);
        assertThat(count("llm_usage WHERE reading_id = '%s'".formatted(own))).isEqualTo(1);
    }

    @Test
    void thePageShowsTheTalkAndHowManyQuestionsAreLeft() {
        Member alice = cast.alice();
        String reading = readingOf(alice);
        finishedLongAgo(reading);
        Browser browser = cast.browserOf(alice);
        String page = "/readings/" + reading;
        assertThat(browser.get(page).body()).contains("3 questions left");

        for (String asked : List.of("And why?", "What about the last card?", "Which <b>step</b>?")) {
            browser.get(page);
            Answer answer = browser.submit(page + "/messages", Map.of("content", asked));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
            assertThat(answer.header("Location")).endsWith(page + "#talk");
        }

        String body = browser.get(page).body();
        assertThat(body)
                .containsSubsequence("And why?", "What about the last card?", "Which &lt;b&gt;step&lt;/b&gt;?")
                .doesNotContain("name=\"content\"");
    }

    @Test
    void aQuestionThatIsRefusedStaysInTheFormOfThePage() {
        Member alice = cast.alice();
        String reading = readingOf(alice);
        finishedLongAgo(reading);
        Browser browser = cast.browserOf(alice);
        browser.get("/readings/" + reading);

        Answer refused = browser.submit("/readings/" + reading + "/messages", Map.of("content", "y".repeat(4_001)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("y".repeat(4_001), "role=\"alert\"");

        Answer stopped = browser.submit(
                "/readings/" + reading + "/messages", Map.of("content", "I want to end my life tonight"));
        assertThat(stopped.status()).isEqualTo(422);
        assertThat(messagesOf(reading)).isZero();
    }

    private void finishedLongAgo(String reading) {
        database.sql()
                .sql("UPDATE generations SET finished_at = now() - interval '1 hour' WHERE id = CAST(:id AS uuid)")
                .param("id", reading)
                .update();
    }

    private static Client waiting(Member who) {
        return who.api().with("Prefer", "wait=30");
    }

    private JsonNode ask(Member who, String reading, String content) {
        Answer answer = who.api().post(messages(reading), Map.of("content", content));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private static String messages(String reading) {
        return "/api/readings/" + reading + "/messages";
    }

    private static String readingOf(Member who) {
        Answer answer = who.api()
                .post("/api/readings", Map.of("question", "Should I move to the coast?", "spread_type", "three_card"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static List<String> cardsOf(Member who, String reading) {
        return who.api()
                .get("/api/readings/" + reading)
                .json()
                .path("cards")
                .valueStream()
                .map(card -> card.path("name").asString())
                .toList();
    }

    private static List<Long> ids(String stream) {
        return Pattern.compile("(?m)^id: ?(\\d+)$")
                .matcher(stream)
                .results()
                .map(hit -> Long.parseLong(hit.group(1)))
                .toList();
    }

    private long messagesOf(String reading) {
        return count("reading_messages WHERE reading_id = '%s'".formatted(reading));
    }

    private long count(String from) {
        return database.sql()
                .sql("SELECT count(*) FROM " + from)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
    }
}

package app.alembic.reading;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Deck;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@AlembicTest
class ReadingApiTest {

    private static final String QUESTION = "Should I move to the coast?";

    @Autowired
    private Cast cast;

    @Autowired
    private Client nobody;

    @Autowired
    private TestDatabase database;

    @ParameterizedTest
    @CsvSource({"single, 1, 1", "three_card, 3, 1", "shadow_work, 3, 2", "celtic_cross, 10, 3"})
    void aQuestionIsAnsweredFromExactlyTheCardsOfItsSpreadAndPaidOnce(String spread, int cards, int price) {
        Member alice = cast.alice();

        Answer answer = alice.api().post("/api/readings", Map.of("question", QUESTION, "spread_type", spread));

        JsonNode reading = answer.json();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .isEqualTo("/api/readings/" + reading.path("id").asString());
        assertThat(reading.path("status").asString()).isEqualTo("complete");
        assertThat(reading.path("question").asString()).isEqualTo(QUESTION);
        assertThat(reading.path("cards")).hasSize(cards);
        assertThat(reading.path("credits").path("spent").asInt()).isEqualTo(price);
        assertThat(reading.path("credits").path("balance").asInt()).isEqualTo(3 - price);
        assertThat(reading.path("earlier").isNull()).isTrue();
        assertThat(reading.path("cards")).allSatisfy(card -> {
            assertThat(Deck.standard().card(card.path("id").asString()).name())
                    .isEqualTo(card.path("name").asString());
            assertThat(reading.path("interpretation").asString())
                    .contains(card.path("name").asString());
        });
        assertThat(alice.api()
                        .get("/api/readings/" + reading.path("id").asString())
                        .json()
                        .path("interpretation"))
                .isEqualTo(reading.path("interpretation"));
        assertThat(ledgerOf(alice)).isEqualTo(3 - price);
        assertThat(count("llm_usage WHERE provider = 'mirror' AND cost_usd = 0 AND reading_id = '%s'"
                        .formatted(reading.path("id").asString())))
                .isEqualTo(1);
    }

    @Test
    void aReadingThatCannotBePaidForLeavesNoTrace() {
        Member alice = cast.alice();
        ask(alice, QUESTION, "three_card");

        Answer answer =
                alice.api().post("/api/readings", Map.of("question", "And then?", "spread_type", "celtic_cross"));

        assertProblem(answer, 402, "insufficient_credits");
        assertThat(answer.json().path("required").asInt()).isEqualTo(3);
        assertThat(answer.json().path("available").asInt()).isEqualTo(2);
        assertThat(readingsOf(alice)).isEqualTo(1);
        assertThat(generationsOf(alice)).isEqualTo(1);
        assertThat(ledgerOf(alice)).isEqualTo(2);
    }

    @Test
    void fiftyAtOnceOnThreeCreditsMakeExactlyThreeReadings() throws Exception {
        Member alice = cast.alice();
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 50; i++) {
            String question = "Which way, for the %d. time?".formatted(i);
            calls.add(() -> alice.api()
                    .post("/api/readings", Map.of("question", question, "spread_type", "single"))
                    .status());
        }

        Map<Integer, Integer> statuses = new HashMap<>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var call : threads.invokeAll(calls)) {
                statuses.merge(call.get(), 1, Integer::sum);
            }
        }

        assertThat(statuses).isEqualTo(Map.of(201, 3, 402, 47));
        assertThat(readingsOf(alice)).isEqualTo(3);
        assertThat(ledgerOf(alice)).isZero();
        assertThat(count("users WHERE credits = 0 AND id = '%s'".formatted(alice.id())))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"question\": \"\", \"spread_type\": \"single\"}",
                "{\"question\": \"  \\n \", \"spread_type\": \"single\"}",
                "{\"question\": null, \"spread_type\": \"single\"}",
                "{\"question\": [\"a\"], \"spread_type\": \"single\"}",
                "{\"question\": \"What?\"}",
                "{\"question\": \"What?\", \"spread_type\": \"horseshoe\"}",
                "{\"question\": \"What?\", \"spread_type\": 3}",
                "{\"question\": \"a\\u0000b\", \"spread_type\": \"single\"}",
                "{\"question\": \"a\\ud800b\", \"spread_type\": \"single\"}",
                "{\"question\": \"What?\", \"spread_type\": \"single\", \"draw_id\": \"x\"}",
                "{\"question\": \"What?\", \"spread_type\": \"single\"",
                "[]",
                "\"What?\"",
                "null",
                "{\"question\": \"What?\", \"spread_type\": \"single\"} and more",
                ""
            })
    void whatIsWrongIsSaidAndNothingIsStoredOrCharged(String body) {
        Member alice = cast.alice();

        Answer answer = alice.api().send("POST", "/api/readings", "application/json", body);

        assertProblem(answer, 400, "validation_error");
        assertThat(answer.json().path("errors")).isNotEmpty().allSatisfy(error -> {
            assertThat(error.path("field").asString()).isNotEmpty();
            assertThat(error.path("message").asString()).isNotEmpty();
        });
        assertThat(generationsOf(alice)).isZero();
        assertThat(ledgerOf(alice)).isEqualTo(3);
    }

    @Test
    void aThousandCharactersAreAQuestionAndOneMoreIsNot() {
        Member alice = cast.alice();
        String longest = "Why? " + "🜂".repeat(995);

        assertThat(alice.api()
                        .post("/api/readings", Map.of("question", longest, "spread_type", "single"))
                        .status())
                .isEqualTo(201);
        assertProblem(
                alice.api().post("/api/readings", Map.of("question", longest + "!", "spread_type", "single")),
                400,
                "validation_error");
    }

    @Test
    void bodiesOfOtherKindsAndSizesAreRefused() {
        Member alice = cast.alice();

        assertProblem(alice.api().send("POST", "/api/readings", "text/plain", "What?"), 415, "unsupported_media_type");
        assertProblem(
                alice.api().post("/api/readings", Map.of("question", "x".repeat(70_000), "spread_type", "single")),
                413,
                "payload_too_large");
        assertProblem(alice.api().put("/api/readings", Map.of()), 405, "method_not_allowed");
        assertThat(ledgerOf(alice)).isEqualTo(3);
    }

    @Test
    void nobodyElseSeesChangesOrDeletesAReading() {
        Member alice = cast.alice();
        Member charlie = cast.charlie();
        String path =
                "/api/readings/" + ask(alice, QUESTION, "single").path("id").asString();

        for (String below : new String[] {"", "/stream"}) {
            assertProblem(charlie.api().get(path + below), 404, "not_found");
            assertProblem(nobody.get(path + below), 401, "unauthorized");
        }
        assertProblem(charlie.api().delete(path), 404, "not_found");
        assertProblem(nobody.delete(path), 401, "unauthorized");
        assertThat(charlie.api().get("/api/readings").json().path("readings")).isEmpty();
        assertProblem(nobody.get("/api/readings"), 401, "unauthorized");
        assertProblem(
                nobody.post("/api/readings", Map.of("question", "What?", "spread_type", "single")),
                401,
                "unauthorized");
        assertThat(alice.api().get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/stream"})
    void whatDoesNotExistIsNotFoundWhateverItsIdLooksLike(String below) {
        Member alice = cast.alice();

        assertProblem(alice.api().get("/api/readings/" + UUID.randomUUID() + below), 404, "not_found");
        assertProblem(alice.api().get("/api/readings/12345" + below), 404, "not_found");
        assertProblem(alice.api().get("/api/readings/1-1-1-1-1x" + below), 404, "not_found");
    }

    @Test
    void aDeletedReadingIsGoneAndStaysPaid() {
        Member alice = cast.alice();
        String path =
                "/api/readings/" + ask(alice, QUESTION, "single").path("id").asString();

        assertThat(alice.api().delete(path).status()).isEqualTo(204);

        assertProblem(alice.api().get(path), 404, "not_found");
        assertProblem(alice.api().delete(path), 404, "not_found");
        assertThat(generationsOf(alice)).isZero();
        assertThat(ledgerOf(alice)).isEqualTo(2);
    }

    @Test
    void theListIsTurnedPageByPageWithoutGapOrRepetition() {
        Member alice = cast.alice();
        give(alice, 20);
        Set<String> asked = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            asked.add(ask(alice, "Question %d, and why?".formatted(i), i % 2 == 0 ? "single" : "three_card")
                    .path("id")
                    .asString());
        }

        var seen = new ArrayList<String>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = alice.api().get("/api/readings?limit=3" + cursor).json();
            page.path("readings").forEach(reading -> seen.add(reading.path("id").asString()));
            cursor = page.path("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.path("next_cursor").asString();
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(asked);
        assertThat(alice.api().get("/api/readings?spread_type=single").json().path("readings"))
                .hasSize(4);
        assertThat(alice.api().get("/api/readings?q=question%203").json().path("readings"))
                .hasSize(1);
        assertThat(alice.api().get("/api/readings?q=100%25").json().path("readings"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=x", "cursor=AAAA", "spread_type=x"})
    void aListThatCannotBeIsRefused(String query) {
        assertProblem(cast.alice().api().get("/api/readings?" + query), 400, "validation_error");
    }

    @Test
    void aQuestionThatNeedsPeopleIsStoppedUnpaidAndUnkept() {
        Member alice = cast.alice();

        Answer answer = alice.api()
                .post("/api/readings", Map.of("question", "I want to end my life tonight", "spread_type", "single"));

        assertProblem(answer, 422, "question_stopped");
        assertThat(answer.json().path("resources")).isNotEmpty();
        assertThat(generationsOf(alice)).isZero();
        assertThat(ledgerOf(alice)).isEqualTo(3);
    }

    @Test
    void whatTheCardsCannotAnswerComesWithABoundarySentenceBesideTheText() {
        JsonNode reading = ask(cast.alice(), "Should I put my savings into this stock?", "single");

        assertThat(reading.path("notice").asString()).isNotEmpty();
        assertThat(reading.path("interpretation").asString())
                .doesNotContain(reading.path("notice").asString());
    }

    @Test
    void theSameQuestionAskedAgainNamesTheEarlierReading() {
        Member alice = cast.alice();
        String first =
                ask(alice, "Should I move to the coast?", "single").path("id").asString();

        JsonNode second = ask(alice, "  should i MOVE to the coast ", "single");

        assertThat(second.path("earlier").path("id").asString()).isEqualTo(first);
        assertThat(ask(alice, "Should I stay?", "single").path("earlier").isNull())
                .isTrue();
    }

    @Test
    void aPlanTakesNoCreditsUntilFairUseIsUsedUpAndDeletingDoesNotHelp() {
        Member alice = cast.alice();
        database.sql()
                .sql("UPDATE users SET tier = 'seeker' WHERE id = :id")
                .param("id", alice.id().value())
                .update();
        JsonNode reading = ask(alice, QUESTION, "celtic_cross");
        assertThat(reading.path("credits").path("spent").asInt()).isZero();
        assertThat(reading.path("credits").path("balance").asInt()).isEqualTo(3);
        database.sql()
                .sql("UPDATE daily_draws SET draws = 29 WHERE user_id = :id")
                .param("id", alice.id().value())
                .update();

        JsonNode last = ask(alice, "And now?", "single");
        alice.api().delete("/api/readings/" + last.path("id").asString());

        assertProblem(
                alice.api().post("/api/readings", Map.of("question", "Once more?", "spread_type", "single")),
                429,
                "daily_limit_reached");
        assertThat(count("readings WHERE user_id = '%s' AND keep_until > now() + interval '700 days'"
                        .formatted(alice.id())))
                .isEqualTo(1);
    }

    @Test
    void uprightOnlyCardsAreUpright() {
        Member alice = cast.alice();

        JsonNode reading = alice.api()
                .post(
                        "/api/readings",
                        Map.of("question", QUESTION, "spread_type", "celtic_cross", "upright_only", true))
                .json();

        assertThat(reading.path("cards"))
                .hasSize(10)
                .noneMatch(card -> card.path("reversed").asBoolean());
    }

    private JsonNode ask(Member who, String question, String spread) {
        Answer answer = who.api().post("/api/readings", Map.of("question", question, "spread_type", spread));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private void give(Member who, int credits) {
        database.sql()
                .sql("SELECT grant_credits(:id, :credits, 'bonus', 'for the test', NULL)")
                .param("id", who.id().value())
                .param("credits", credits)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).isNotEmpty();
    }

    private long readingsOf(Member who) {
        return count("readings WHERE user_id = '%s'".formatted(who.id()));
    }

    private long generationsOf(Member who) {
        return count("generations WHERE user_id = '%s'".formatted(who.id()));
    }

    private long ledgerOf(Member who) {
        return database.sql()
                .sql("SELECT sum(amount) FROM credit_transactions WHERE user_id = :id")
                .param("id", who.id().value())
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private long count(String from) {
        return database.sql()
                .sql("SELECT count(*) FROM " + from)
                .query((row, _) -> row.getLong(1))
                .single();
    }
}

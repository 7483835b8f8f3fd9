package app.alembic.draw;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.draw.CheckReceipt.True;
import app.alembic.spread.Spread;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@AlembicTest
class DrawApiTest {

    private static final CheckReceipt CHECK = new CheckReceipt();

    @Autowired
    private Cast cast;

    @Autowired
    private Client nobody;

    @Autowired
    private TestDatabase database;

    @ParameterizedTest
    @EnumSource
    void aDrawThatWasCommittedToIsProvenByItsReceipt(Spread spread) {
        Member alice = cast.alice();
        Answer committed = alice.api().post("/api/draws", "");
        assertThat(committed.status()).isEqualTo(201);
        assertThat(committed.text("algorithm")).isEqualTo("alembic-draw-v1");
        assertThat(committed.text("commitment")).matches("[0-9a-f]{64}");

        JsonNode reading = alice.api()
                .post("/api/readings", asked(spread.id(), committed.text("id"), " shuffled 🜂 "))
                .json();
        Answer receipt = alice.api()
                .get(reading(alice, committed.text("id")).path("receipt_url").asString());

        assertThat(reading.path("id").asString()).isEqualTo(committed.text("id"));
        assertThat(receipt.text("client_seed")).isEqualTo(" shuffled 🜂 ");
        assertThat(receipt.json().path("cards")).hasSameSizeAs(spread.positions());
        for (int place = 0; place < spread.positions().size(); place++) {
            for (String member : List.of("id", "name", "position", "reversed")) {
                assertThat(receipt.json().path("cards").path(place).path(member))
                        .isEqualTo(reading.path("cards").path(place).path(member));
            }
        }
        assertThat(CHECK.check(receipt.body(), committed.text("commitment"))).isInstanceOf(True.class);
    }

    @Test
    void aReadingWithoutADrawGetsTheSameInOneStepAndSaysThatNobodyAddedAnything() {
        Member alice = cast.alice();
        JsonNode plain = alice.api()
                .post("/api/readings", Map.of("question", "What now?", "spread_type", "single"))
                .json();
        JsonNode seeded = alice.api()
                .post(
                        "/api/readings",
                        Map.of(
                                "question",
                                "And then?",
                                "spread_type",
                                "single",
                                "client_seed",
                                "x",
                                "upright_only",
                                true))
                .json();

        Answer first = receiptOf(alice, plain.path("id").asString());
        Answer second = receiptOf(alice, seeded.path("id").asString());

        assertThat(first.text("client_seed")).isEmpty();
        assertThat(first.json().path("chain").path("index").asInt()).isZero();
        assertThat(second.text("client_seed")).isEqualTo("x");
        assertThat(second.json().path("upright_only").asBoolean()).isTrue();
        assertThat(second.json().path("chain").path("previous"))
                .isEqualTo(first.json().path("chain").path("link"));
        assertThat(List.of(first, second))
                .allSatisfy(
                        receipt -> assertThat(CHECK.check(receipt.body(), null)).isInstanceOf(True.class));
    }

    @Test
    void aDrawIsUsedOnceByItsOwnerWithinItsTime() {
        Member alice = cast.alice();
        String draw = alice.api().post("/api/draws", "").text("id");
        String expired = alice.api().post("/api/draws", "").text("id");
        expire(expired);
        Member charlie = cast.charlie();

        assertProblem(charlie.api().post("/api/readings", asked("single", draw, "x")), 404, "not_found");
        assertProblem(
                alice.api()
                        .post("/api/readings", asked("single", UUID.randomUUID().toString(), "x")),
                404,
                "not_found");
        assertProblem(alice.api().post("/api/readings", asked("single", expired, "x")), 409, "conflict");
        assertThat(alice.api().post("/api/readings", asked("single", draw, "x")).status())
                .isEqualTo(201);
        assertProblem(alice.api().post("/api/readings", asked("single", draw, "x")), 409, "conflict");

        assertThat(alice.api().get("/api/me").json().path("credits").asInt()).isEqualTo(2);
        assertThat(charlie.api().get("/api/me").json().path("credits").asInt()).isEqualTo(3);
        assertProblem(receiptOf(charlie, draw), 404, "not_found");
        assertProblem(nobody.get("/api/readings/" + draw + "/receipt"), 401, "unauthorized");
        assertProblem(nobody.post("/api/draws", ""), 401, "unauthorized");
    }

    @Test
    void twentyAtOnceOnOneDrawMakeOneReading() throws Exception {
        Member alice = cast.alice();
        String draw = alice.api().post("/api/draws", "").text("id");
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var asked = asked("single", draw, "seed " + i);
            calls.add(() -> alice.api().post("/api/readings", asked).status());
        }

        Map<Integer, Integer> statuses = new HashMap<>();
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var call : threads.invokeAll(calls)) {
                statuses.merge(call.get(), 1, Integer::sum);
            }
        }

        assertThat(statuses).isEqualTo(Map.of(201, 1, 409, 19));
    }

    @Test
    void aReadingThatCannotBePaidForLeavesTheDrawUnused() {
        Member alice = cast.alice();
        alice.api().post("/api/readings", Map.of("question", "What now?", "spread_type", "celtic_cross"));
        String draw = alice.api().post("/api/draws", "").text("id");

        assertProblem(alice.api().post("/api/readings", asked("single", draw, "x")), 402, "insufficient_credits");

        assertThat(chain(alice).path(0).path("state").asString()).isEqualTo("open");
        assertThat(chain(alice).path(0).path("server_seed").isNull()).isTrue();
        assertProblem(receiptOf(alice, draw), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"draw_id\": \"x\"",
                "\"draw_id\": \"1-1-1-1-1\"",
                "\"draw_id\": 7",
                "\"client_seed\": \"\"",
                "\"client_seed\": 7",
                "\"client_seed\": \"a\\u0000b\"",
                "\"client_seed\": \"a\\ud800b\""
            })
    void whatIsNoDrawOrSeedIsRefused(String member) {
        Member alice = cast.alice();
        String body = "{\"question\": \"What?\", \"spread_type\": \"single\", " + member + "}";

        Answer answer = alice.api().send("POST", "/api/readings", "application/json", body);

        assertProblem(answer, 400, "validation_error");
        assertThat(chain(alice)).isEmpty();
    }

    @Test
    void aSeedOfTwoHundredAndFiftySixCharactersIsTakenAndOneMoreIsNot() {
        Member alice = cast.alice();
        var asked = new HashMap<String, Object>(Map.of("question", "What?", "spread_type", "single"));
        asked.put("client_seed", "🜂".repeat(257));
        assertProblem(alice.api().post("/api/readings", asked), 400, "validation_error");

        asked.put("client_seed", "🜂".repeat(256));
        Answer answer = alice.api().post("/api/readings", asked);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(CHECK.check(receiptOf(alice, answer.text("id")).body(), null))
                .isInstanceOf(True.class);
    }

    @Test
    void theSameKeyMeansTheSameDrawAndTheSameReadingAndNoOther() {
        Member alice = cast.alice();
        Client once = alice.api().with("Idempotency-Key", "draw-one");
        Answer draw = once.post("/api/draws", "");
        assertThat(once.post("/api/draws", "").body()).isEqualTo(draw.body());
        assertThat(chain(alice)).hasSize(1);

        Client ask = alice.api().with("Idempotency-Key", "reading-one");
        Answer first = ask.post("/api/readings", asked("single", draw.text("id"), "x"));
        Answer again = ask.post("/api/readings", asked("single", draw.text("id"), "x"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertProblem(ask.post("/api/readings", asked("single", draw.text("id"), "y")), 422, "idempotency_key_reused");
        assertProblem(
                ask.post("/api/readings", asked("single", UUID.randomUUID().toString(), "x")),
                422,
                "idempotency_key_reused");
    }

    @Test
    void theChainShowsEveryCommitmentInOrderUsedOrNot() {
        Member alice = cast.alice();
        Answer used = alice.api().post("/api/draws", "");
        Answer open = alice.api().post("/api/draws", "");
        Answer expired = alice.api().post("/api/draws", "");
        alice.api().post("/api/readings", asked("single", used.text("id"), "x"));
        expire(expired.text("id"));

        JsonNode chain = chain(alice);
        assertThat(chain).extracting(link -> link.path("state").asString()).containsExactly("expired", "open", "used");
        assertThat(chain)
                .extracting(link -> link.path("commitment").asString())
                .containsExactly(expired.text("commitment"), open.text("commitment"), used.text("commitment"));
        String previous = Hash.NOTHING.hex();
        for (int index = 0; index < 3; index++) {
            JsonNode link = chain.path(2 - index);
            assertThat(link.path("index").asInt()).isEqualTo(index);
            assertThat(link.path("previous").asString()).isEqualTo(previous);
            previous = new ChainLink(
                            index,
                            new Hash(previous),
                            UUID.fromString(link.path("id").asString()),
                            new Hash(link.path("commitment").asString()))
                    .hash()
                    .hex();
            assertThat(link.path("link").asString()).isEqualTo(previous);
        }
        assertThat(chain.path(1).path("server_seed").isNull()).isTrue();
        var seed = new ServerSeed(new Hash(chain.path(0).path("server_seed").asString()).bytes());
        assertThat(seed.commitment(UUID.fromString(expired.text("id")), "1").hex())
                .isEqualTo(expired.text("commitment"));

        JsonNode page = alice.api().get("/api/me/draws?limit=2").json();
        JsonNode next = alice.api()
                .get("/api/me/draws?limit=2&cursor=" + page.path("next_cursor").asString())
                .json();
        assertThat(page.path("draws")).hasSize(2);
        assertThat(next.path("draws")).hasSize(1);
        assertThat(next.path("draws").path(0)).isEqualTo(chain.path(2));
        assertThat(next.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void aDeletedReadingTakesWhatItsCardsWereDealtFromAndLeavesTheChainWhole() {
        Member alice = cast.alice();
        String draw = alice.api().post("/api/draws", "").text("id");
        alice.api().post("/api/readings", asked("single", draw, "x"));
        JsonNode before = chain(alice).path(0);

        alice.api().delete("/api/readings/" + draw);

        JsonNode after = chain(alice).path(0);
        assertThat(after.path("link")).isEqualTo(before.path("link"));
        assertThat(after.path("state").asString()).isEqualTo("forgotten");
        assertThat(after.path("server_seed").isNull()).isTrue();
        assertProblem(receiptOf(alice, draw), 404, "not_found");
        assertThat(database.sql()
                        .sql("SELECT count(*) FROM draw_openings WHERE draw_id = :draw")
                        .param("draw", UUID.fromString(draw))
                        .query((row, _) -> row.getInt(1))
                        .single())
                .isZero();
    }

    @Test
    void theChainTakesSoManyADayAndReadingsAreNeverRefusedForIt() {
        Member alice = cast.alice();
        alice.api().post("/api/draws", "");
        database.sql().sql("""
                INSERT INTO draws (id, user_id, place, commitment, previous, link, deck_version, expires_at)
                SELECT gen_random_uuid(), :alice, n, sha256('c'), sha256(n::text::bytea), sha256((n + 1)::text::bytea), '1', now()
                FROM generate_series(1, 299) n
                """).param("alice", alice.id().value()).update();

        Answer refused = alice.api().post("/api/draws", "");

        assertProblem(refused, 429, "daily_limit_reached");
        assertThat(refused.json().path("limit").asInt()).isEqualTo(300);
        assertThat(alice.api()
                        .post("/api/readings", Map.of("question", "What now?", "spread_type", "single"))
                        .status())
                .isEqualTo(201);
    }

    private static Map<String, Object> asked(String spread, String draw, String clientSeed) {
        return Map.of("question", "What now?", "spread_type", spread, "draw_id", draw, "client_seed", clientSeed);
    }

    private static JsonNode reading(Member who, String id) {
        return who.api().get("/api/readings/" + id).json();
    }

    private static Answer receiptOf(Member who, String id) {
        return who.api().get("/api/readings/" + id + "/receipt");
    }

    private static JsonNode chain(Member who) {
        return who.api().get("/api/me/draws").json().path("draws");
    }

    /** As time would. */
    private void expire(String draw) {
        pastTheTrigger("UPDATE draws SET expires_at = now() - interval '1 second' WHERE id = '%s'".formatted(draw));
    }

    private void pastTheTrigger(String statement) {
        database.sql().sql("""
                BEGIN;
                ALTER TABLE draws DISABLE TRIGGER draws_stay_as_they_are;
                %s;
                ALTER TABLE draws ENABLE TRIGGER draws_stay_as_they_are;
                COMMIT
                """.formatted(statement)).update();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }
}

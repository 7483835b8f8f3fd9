package app.alembic.reading;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.credits.Credits;
import app.alembic.database.Database;
import app.alembic.draw.ClientSeed;
import app.alembic.draw.Shuffle;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.OracleFailed;
import app.alembic.oracle.Oracles;
import app.alembic.oracle.Rank;
import app.alembic.oracle.Spent;
import app.alembic.oracle.Understudy;
import app.alembic.proofreading.Hearing;
import app.alembic.spread.Spread;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.TestDatabase;
import app.alembic.usage.BeginCall;
import app.alembic.usage.ModelCalls;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** From the charge on, the reading arrives or the price comes back, exactly once. */
@AlembicTest
@TestPropertySource(properties = "alembic.internal.recovery=off")
class RecoveryTest {

    @Autowired
    private Cast cast;

    @Autowired
    private TestDatabase testDatabase;

    @Autowired
    private Database database;

    @Autowired
    private BeginReading beginReading;

    @Autowired
    private InterpretReading interpretReading;

    @Autowired
    private Generations generations;

    @Autowired
    private Scribe scribe;

    @Autowired
    private BeginCall beginCall;

    @Autowired
    private ModelCalls calls;

    @Autowired
    private Credits credits;

    @Autowired
    private Understudy understudy;

    @Autowired
    private Hearing hearing;

    private Member alice;
    private Generation generation;

    @BeforeEach
    void chargeAndDie() {
        alice = cast.alice();
        generation = ((BeginReading.Charged) beginReading.begin(
                        alice.id(),
                        "What is left?",
                        Spread.THREE_CARD,
                        new Shuffle(null, ClientSeed.NONE, false),
                        null))
                .generation();
    }

    @Test
    void whatAKilledServiceLeftBehindIsInterpretedFromItsStoredCards() {
        expireLease();

        recovery(interpretReading).recover();

        assertThat(state()).isEqualTo("complete");
        assertThat(readings()).isEqualTo(1);
        assertThat(balance()).isEqualTo(2);
        assertThat(alice.api()
                        .get("/api/readings/" + generation.id())
                        .json()
                        .path("cards")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(generation.cards().getFirst().card().id());
    }

    @Test
    void theCallThatWasKilledWithTheServiceIsMeteredOnceAndBelongsToTheReading() {
        testDatabase
                .sql()
                .sql("""
                        INSERT INTO model_calls_under_way (id, user_id, tier, generation_id, provider, model, input_tokens,
                            output_tokens, cost_usd, priced, begun_at, expires_at)
                        VALUES (gen_random_uuid(), :alice, 'free', :generation, 'xai', 'grok', 100, 200, 0.01, true, now(),
                            now() + interval '5 minutes')
                        """)
                .param("alice", alice.id().value())
                .param("generation", generation.id())
                .update();
        expireLease();

        recovery(interpretReading).recover();

        assertThat(count("llm_usage WHERE reading_id = '%s' AND provider = 'mirror'".formatted(generation.id())))
                .isEqualTo(1);
        assertThat(count("llm_usage WHERE reading_id = '%s' AND estimated AND cost_usd = 0.01 AND total_tokens = 300"
                        .formatted(generation.id())))
                .isEqualTo(1);
        assertThat(count("model_calls_under_way WHERE generation_id = '%s'".formatted(generation.id())))
                .isZero();
    }

    @Test
    void whatWasInterruptedWaitsForAModelBeforeAllOthers() {
        var brief = new Brief();
        expireLease();

        recovery(by(brief)).recover();
        by(brief).interpret(generation, new LiveText());

        assertThat(brief.ranks).containsExactly(Rank.INTERRUPTED, Rank.IN_TURN);
    }

    @Test
    void whatSomebodyIsStillBusyWithIsLeftAlone() {
        recovery(interpretReading).recover();

        assertThat(state()).isEqualTo("interpreting");
        assertThat(readings()).isZero();
    }

    @Test
    void wordsProlongTheLeaseWhenThatIsDueAndNotBefore() {
        try (var manuscript = new Manuscript(scribe, new LiveText(), generation, true)) {
            manuscript.write("The cards ");
            Instant begun = leaseUntil();
            keep(manuscript.due().orElseThrow());
            assertThat(leaseUntil()).isEqualTo(begun);

            manuscript.doubt();
            keep(manuscript.due().orElseThrow());
            assertThat(leaseUntil()).isAfter(begun);
        }
    }

    @Test
    void anOracleThatFailsCostsNothingAndIsMetered() {
        assertThat(silent().interpret(generation, new LiveText())).isEqualTo(Status.FAILED);
        assertThat(silent().interpret(generation, new LiveText())).isEqualTo(Status.FAILED);

        assertThat(state()).isEqualTo("failed");
        assertThat(readings()).isZero();
        assertThat(balance()).isEqualTo(3);
        assertThat(count("credit_transactions WHERE type = 'refund' AND reference = 'reading:%s'"
                        .formatted(generation.id())))
                .isEqualTo(1);
        assertThat(count("llm_usage WHERE generation_id = '%s' AND reading_id IS NULL".formatted(generation.id())))
                .isEqualTo(2);
        var shown = alice.api().get("/api/readings/" + generation.id()).json();
        assertThat(shown.path("status").asString()).isEqualTo("failed");
        assertThat(shown.path("credits").path("spent").asInt()).isZero();
        assertThat(alice.api().delete("/api/readings/" + generation.id()).status())
                .isEqualTo(204);
    }

    @Test
    void theNextOracleSpeaksWhenTheFirstFails() {
        assertThat(by(new Silent(), new Brief()).interpret(generation, new LiveText()))
                .isEqualTo(Status.COMPLETE);

        assertThat(count("llm_usage WHERE generation_id = '%s'".formatted(generation.id())))
                .isEqualTo(2);
        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void whoeverComesToAnEndAfterAnotherTookItUpChangesNothing() {
        expireLease();
        Generation taken = database.asService(
                () -> generations.takeUpAbandoned(InterpretReading.LEASE).orElseThrow());

        interpretReading.interpret(generation, new LiveText());
        assertThat(state()).isEqualTo("interpreting");

        interpretReading.interpret(taken, new LiveText());
        silent().interpret(taken, new LiveText());
        assertThat(state()).isEqualTo("complete");
        assertThat(readings()).isEqualTo(1);
        assertThat(balance()).isEqualTo(2);
    }

    @Test
    void manyNodesThatLookAtOnceMakeOneReading() throws Exception {
        expireLease();
        var nodes = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            nodes.add(() -> {
                recovery(interpretReading).recover();
                return true;
            });
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var node : threads.invokeAll(nodes)) {
                node.get();
            }
        }

        assertThat(readings()).isEqualTo(1);
        assertThat(count("llm_usage WHERE generation_id = '%s'".formatted(generation.id())))
                .isEqualTo(1);
    }

    @Test
    void whatBreaksEverybodyWhoTakesItUpIsGivenUpAndReturned() {
        testDatabase
                .sql()
                .sql("UPDATE generations SET taken_up = 5 WHERE id = :id")
                .param("id", generation.id())
                .update();
        expireLease();

        recovery(interpretReading).recover();

        assertThat(state()).isEqualTo("failed");
        assertThat(balance()).isEqualTo(3);
    }

    private Recovery recovery(InterpretReading interpreter) {
        return new Recovery(database, generations, new ReadingsUnderWay(interpreter));
    }

    private InterpretReading silent() {
        return by(new Silent());
    }

    private InterpretReading by(Oracle... oracles) {
        return new InterpretReading(
                database,
                new Oracles(List.of(oracles)),
                generations,
                scribe,
                beginCall,
                calls,
                credits,
                understudy,
                hearing);
    }

    private void keep(Manuscript.Batch batch) {
        assertThat(database.asService(() -> generations.append(List.of(batch), InterpretReading.LEASE)))
                .containsExactly(generation.id());
    }

    private Instant leaseUntil() {
        return testDatabase
                .sql()
                .sql("SELECT lease_until FROM generations WHERE id = :id")
                .param("id", generation.id())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private void expireLease() {
        testDatabase
                .sql()
                .sql("UPDATE generations SET lease_until = now() - interval '1 second' WHERE id = :id")
                .param("id", generation.id())
                .update();
    }

    private String state() {
        return testDatabase
                .sql()
                .sql("SELECT state FROM generations WHERE id = :id")
                .param("id", generation.id())
                .query((row, _) -> row.getString(1))
                .single();
    }

    private long readings() {
        return count("readings WHERE id = '%s'".formatted(generation.id()));
    }

    private long balance() {
        return testDatabase
                .sql()
                .sql("SELECT credits FROM users WHERE id = :id")
                .param("id", alice.id().value())
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private long count(String from) {
        return testDatabase
                .sql()
                .sql("SELECT count(*) FROM " + from)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private static final class Silent implements Oracle {
        @Override
        public String provider() {
            return "silent";
        }

        @Override
        public String model() {
            return "silent-" + UUID.randomUUID();
        }

        @Override
        public Spent answer(Inquiry inquiry, Consumer<String> listener) {
            listener.accept("The first words, and then");
            throw new OracleFailed(OracleFailed.Reason.BROKEN, "no more", Spent.NOTHING);
        }
    }

    private static final class Brief implements Oracle {

        private final List<Rank> ranks = new ArrayList<>();

        @Override
        public String provider() {
            return "brief";
        }

        @Override
        public String model() {
            return "brief-1";
        }

        @Override
        public Spent answer(Inquiry inquiry, Consumer<String> listener) {
            ranks.add(inquiry.rank());
            listener.accept("A few words, and what do you make of them?");
            return Spent.NOTHING;
        }
    }
}

package app.alembic.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.ScriptedCall;
import app.alembic.testing.ScriptedProvider;
import app.alembic.testing.TestDatabase;
import app.alembic.testing.Viewer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A thousand people watch their readings and lose the line at random moments. The readings do not mind; and whoever comes
 * back gets what is missing, and nothing twice. The seed is printed; {@code -Dviewers.seed} sets it.
 */
@Tag("journey")
@AlembicTest
class ViewersTest {

    private static final int VIEWERS = 1_000;
    private static final int SEEKERS = 20;

    /** How many viewers there are at once: a test's service has two cores and shares them. */
    private static final int AT_ONCE = 100;

    private static final long SEED = Long.getLong("viewers.seed", System.nanoTime());
    private static final ScriptedProvider PROVIDER = ScriptedProvider.wellBehaved(SEED, 400);

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("alembic.oracles", () -> "xai,mirror");
        // Whoever leaves early leaves a reading under way and makes room for the next: how many there are is up to the
        // machine, and none of them may be turned away for it.
        settings.add("alembic.oracle.calls.open", () -> VIEWERS);
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

    @Autowired
    private Environment environment;

    /** @param stream the address of the reading's stream */
    private record Seat(Viewer viewer, String id, String stream) {}

    @Test
    void aThousandViewersCutAtRandomMomentsLeaveAThousandReadingsAndMissNothing() throws Exception {
        System.out.printf("viewers: -Dviewers.seed=%d%n", SEED);
        List<Member> seekers = new ArrayList<>();
        for (int i = 0; i < SEEKERS; i++) {
            seekers.add(rich());
        }
        var seats = new ArrayList<Seat>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var room = new Semaphore(AT_ONCE);
            var watching = new ArrayList<Future<Seat>>();
            for (int number = 0; number < VIEWERS; number++) {
                Member seeker = seekers.get(number % SEEKERS);
                var chance = new Random(SEED * 31 + number);
                int n = number;
                room.acquire();
                watching.add(threads.submit(() -> {
                    try {
                        return watchAndLeave(seeker, n, chance);
                    } finally {
                        room.release();
                    }
                }));
            }
            for (Future<Seat> seat : watching) {
                seats.add(seat.get());
            }
            assertThat(seats)
                    .as("some were cut in the middle of the text")
                    .anyMatch(seat ->
                            !seat.viewer().isDone() && !seat.viewer().text().isEmpty());
            awaitEnds();
            assertThat(count("readings WHERE question LIKE 'What passes by%'")).isEqualTo(VIEWERS);
            assertThat(count("generations WHERE question LIKE 'What passes by%' AND state <> 'complete'"))
                    .isZero();

            var returning = new ArrayList<Future<?>>();
            for (Seat seat : seats) {
                returning.add(threads.submit(() -> seat.viewer().watch(seat.stream(), event -> true)));
            }
            for (Future<?> viewer : returning) {
                viewer.get();
            }
        }
        for (Seat seat : seats) {
            assertThat(seat.viewer().isDone()).as(seat.id()).isTrue();
            assertThat(seat.viewer().text()).isEqualTo(textOf(seat.id()));
        }
        assertTheBillIsWrittenDown();
    }

    private Seat watchAndLeave(Member seeker, int number, Random chance) {
        String spread = List.of("single", "three_card").get(chance.nextInt(2));
        Answer begun = seeker.api()
                .post(
                        "/api/readings",
                        Map.of("question", "What passes by, number %d?".formatted(number), "spread_type", spread));
        assertThat(begun.status()).isEqualTo(201);
        String stream = "http://127.0.0.1:%s/api/readings/%s/stream"
                .formatted(environment.getRequiredProperty("local.server.port"), begun.text("id"));
        var viewer = new Viewer(seeker.accessToken());
        int enough = chance.nextInt(6);
        if (enough > 0) {
            var heard = new int[1];
            viewer.watch(stream, event -> ++heard[0] < enough);
        }
        return new Seat(viewer, begun.text("id"), stream);
    }

    /** Nobody is watching any more. */
    private void awaitEnds() {
        while (count("generations WHERE state = 'interpreting'") > 0) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void assertTheBillIsWrittenDown() {
        BigDecimal bill = BigDecimal.valueOf(
                PROVIDER.bill().stream().mapToLong(ScriptedCall::costMicros).sum(), 6);
        assertThat(PROVIDER.bill()).hasSize(VIEWERS);
        assertThat(database.sql()
                        .sql("SELECT sum(cost_usd) FROM llm_usage")
                        .query((row, n) -> row.getBigDecimal(1))
                        .single())
                .isEqualByComparingTo(bill);
    }

    private Member rich() {
        Member seeker = cast.member("viewer");
        database.sql()
                .sql("SELECT public.grant_credits(:who, 1000, 'purchase', 'Credits', 'viewers:' || :who)")
                .param("who", seeker.id().value())
                .query((row, n) -> row.getBoolean(1))
                .single();
        return seeker;
    }

    private String textOf(String id) {
        return database.sql()
                .sql("SELECT interpretation FROM readings WHERE id = CAST(:id AS uuid)")
                .param("id", id)
                .query((row, n) -> row.getString(1))
                .single();
    }

    private long count(String from) {
        return database.sql()
                .sql("SELECT count(*) FROM " + from)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}

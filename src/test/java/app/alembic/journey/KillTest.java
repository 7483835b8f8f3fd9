package app.alembic.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.schema.TestServer;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.ServiceProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process and its database are killed in the middle of readings; afterwards every charge has its reading. */
class KillTest {

    private static final int SEEKERS = 8;

    @TempDir
    private Path data;

    /** A refused connection is how a client sees a kill. */
    private final AtomicInteger unanswered = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12})
    void theServiceIsKilledInTheMiddleOfReadings(int after) throws Exception {
        List<String> acknowledged;
        try (var service = ServiceProcess.serve(data)) {
            acknowledged = killUnderLoad(service, after, service::kill);
        }

        try (var again = ServiceProcess.serve(data)) {
            assertThat(again.client().get("/health").status()).isEqualTo(200);
            assertBooksAreTrue(acknowledged);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9})
    void theDatabaseIsKilledInTheMiddleOfReadingsAndComesBackByItself(int after) throws Exception {
        try (var service = ServiceProcess.serve(data)) {
            List<String> acknowledged =
                    killUnderLoad(service, after, () -> service.postgres().destroyForcibly());

            Member bob = untilAnswered(() -> service.cast().bob());
            assertThat(ask(bob.api(), "Is anybody there?").status()).isEqualTo(201);
            assertBooksAreTrue(acknowledged);
        }
    }

    @Test
    void aServiceThatIsToldToStopStopsItsDatabaseToo() {
        ServiceProcess service = ServiceProcess.serve(data);
        ProcessHandle postgres = service.postgres();

        assertThat(service.terminate()).isEqualTo(143);

        assertThat(postgres.isAlive()).isFalse();
        assertThat(service.log()).contains("PostgreSQL is down");
    }

    @Test
    void twoServicesWithFoldersOfTheirOwnDoNotDisturbEachOther(@TempDir Path other) {
        try (var one = ServiceProcess.serve(data);
                var two = ServiceProcess.serve(other)) {
            Member alice = one.cast().alice();

            assertThat(ask(alice.api(), "Here?").status()).isEqualTo(201);
            assertThat(two.client().bearer(alice.accessToken()).get("/api/me").status())
                    .isEqualTo(401);
            assertThat(two.cast().bob().api().get("/api/readings").json().path("readings"))
                    .isEmpty();
        }
    }

    @Test
    void aSecondServiceOnTheSameFolderSaysSoAndStops() {
        try (var first = ServiceProcess.serve(data)) {
            ServiceProcess.Ended second =
                    ServiceProcess.run(Map.of(), "serve", "--port", "0", "--data", data.toString());

            assertThat(second.status()).isEqualTo(1);
            assertThat(second.err().lines()).hasSize(1).allMatch(line -> line.contains("is in use by process"));
            assertThat(first.client().get("/health").status()).isEqualTo(200);
        }
    }

    /** Seekers ask as fast as they can; the deed is done when {@code after} answers have come. */
    private List<String> killUnderLoad(ServiceProcess service, int after, Runnable deed) throws Exception {
        List<Member> seekers = new ArrayList<>();
        for (int i = 0; i < SEEKERS; i++) {
            seekers.add(service.cast().member("seeker" + i));
        }
        var answered = new CountDownLatch(after);
        List<String> acknowledged = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(SEEKERS)) {
            var asking = new ArrayList<Future<List<String>>>();
            for (Member seeker : seekers) {
                asking.add(threads.submit(() -> askUntilCut(seeker, answered)));
            }
            answered.await();
            deed.run();
            for (Future<List<String>> seeker : asking) {
                acknowledged.addAll(seeker.get());
            }
        }
        return acknowledged;
    }

    private List<String> askUntilCut(Member seeker, CountDownLatch answered) {
        var acknowledged = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            try {
                Answer answer = ask(seeker.api(), "What now, for the %d. time?".formatted(i));
                if (answer.status() == 201) {
                    acknowledged.add(answer.json().path("id").asString());
                }
            } catch (UncheckedIOException cut) {
                unanswered.incrementAndGet();
            }
            answered.countDown();
        }
        return acknowledged;
    }

    private static Answer ask(Client client, String question) {
        return client.post("/api/readings", Map.of("question", question, "spread_type", "single"));
    }

    private <T> T untilAnswered(Supplier<T> ask) {
        for (int tries = 0; ; tries++) {
            try {
                return ask.get();
            } catch (AssertionError | UncheckedIOException notYet) {
                if (tries > 2_000) {
                    throw notYet;
                }
                Thread.onSpinWait();
            }
        }
    }

    /**
     * Lets every lease run out, for nobody is busy any more, waits for recovery by looking at the database, and counts.
     */
    private void assertBooksAreTrue(List<String> acknowledged) throws Exception {
        try (Connection owner = owner()) {
            try (var statement = owner.createStatement()) {
                statement.execute("UPDATE generations SET lease_until = now() WHERE state = 'interpreting'");
            }
            long open = 1;
            for (int looks = 0; open > 0 && looks < 2_000_000; looks++) {
                open = number(owner, "SELECT count(*) FROM generations WHERE state = 'interpreting'");
            }
            assertThat(open).as("generations left open").isZero();
            for (String id : acknowledged) {
                assertThat(number(owner, "SELECT count(*) FROM readings WHERE id = '%s'".formatted(id)))
                        .isEqualTo(1);
            }
            assertThat(number(owner, """
                            SELECT count(*) FROM credit_transactions t WHERE type = 'usage'
                              AND NOT EXISTS (SELECT FROM readings r WHERE 'reading:' || r.id = t.reference)
                              AND NOT EXISTS (SELECT FROM credit_transactions b
                                              WHERE b.type = 'refund' AND b.reference = t.reference)
                            """))
                    .as("charges without a reading or a refund")
                    .isZero();
            assertThat(number(owner, """
                            SELECT count(*) FROM users u WHERE credits <>
                              (SELECT coalesce(sum(amount), 0) FROM credit_transactions t WHERE t.user_id = u.id)
                            """))
                    .as("balances that are not their ledger")
                    .isZero();
            assertThat(number(owner, """
                            SELECT count(*) FROM readings r WHERE NOT EXISTS (
                              SELECT FROM credit_transactions t WHERE t.reference = 'reading:' || r.id)
                            """)).as("readings without a charge").isZero();
        }
    }

    private Connection owner() throws Exception {
        return TestServer.dataSource(TestServer.ownerOf(data)).getConnection();
    }

    private static long number(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

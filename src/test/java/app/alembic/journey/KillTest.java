package app.alembic.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.ScriptedProvider;
import app.alembic.testing.ServiceProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the service and its database end together, and what is left when they do not: {@link ChaosTest} goes on from here. */
@Tag("journey")
class KillTest {

    private static final int READINGS = 8;
    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(15);

    @TempDir
    private Path data;

    @Test
    void anotherNodeEndsWhatADeadOneBegan(@TempDir Path other) throws Exception {
        ConnectionUrls urls = TestServer.migrated();
        try (var provider = ScriptedProvider.wellBehaved(1, 200)) {
            var shared = new HashMap<>(provider.environment());
            shared.put("ALEMBIC_DATABASE_URL", urls.authenticator().toString());
            shared.put("ALEMBIC_MIGRATION_URL", urls.owner().toString());
            try (var one = ServiceProcess.serve(data, shared);
                    var two = ServiceProcess.serve(other, shared);
                    Connection owner = TestServer.dataSource(urls.owner()).getConnection()) {
                var seekers = new ArrayList<Member>();
                for (int i = 0; i < READINGS; i++) {
                    seekers.add(one.cast().member("seeker" + i));
                }
                var acknowledged = new HashMap<String, String>();
                for (Member seeker : seekers) {
                    String question = "Who goes on, %d?".formatted(acknowledged.size());
                    acknowledged.put(
                            question, ask(seeker.api(), question, "three_card").text("id"));
                }
                one.kill();
                long dead = System.nanoTime();

                var books = new Books(owner);
                while (books.number("SELECT count(*) FROM generations WHERE state = 'interpreting'") > 0) {
                    // The limit is what is promised: see ChaosTest.
                    assertThat(Duration.ofNanos(System.nanoTime() - dead)).isLessThan(RECOVERED_WITHIN);
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }

                assertThat(two.client().get("/health").status()).isEqualTo(200);
                books.areTrue();
                books.holdEachOnce(acknowledged);
                books.agreeWith(provider.bill());
                assertThat(books.number("SELECT count(*) FROM readings")).isEqualTo(READINGS);
                assertThat(books.number("SELECT count(*) FROM generations WHERE taken_up = 2"))
                        .isPositive();
            }
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

            ask(alice.api(), "Here?", "single");
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

    private static Answer ask(Client client, String question, String spread) {
        Answer answer = client.post("/api/readings", Map.of("question", question, "spread_type", spread));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }
}

package app.alembic.draw;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.draw.CheckReceipt.True;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Answer;
import app.alembic.testing.Cast;
import app.alembic.testing.Cast.Member;
import app.alembic.testing.Client;
import app.alembic.testing.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Days that are long over, whatever the hour. A service and a database of its own, because a root is over everybody. */
@AlembicTest
@TestPropertySource(properties = "alembic.internal.test=roots")
class RootsTest {

    private static final CheckReceipt CHECK = new CheckReceipt();

    @Autowired
    private Cast cast;

    @Autowired
    private Client nobody;

    @Autowired
    private TestDatabase database;

    @Test
    void eachDayThatIsOverHasOneRootForEverOverAllChainsAndTheRootBefore() throws Exception {
        var drawn = new ArrayList<String>();
        List<Member> people = List.of(cast.alice(), cast.charlie(), cast.alice());
        for (int day = 3; day >= 1; day--) {
            for (Member person : people.subList(0, day)) {
                for (int draw = 0; draw < 2; draw++) {
                    drawn.add(begin(person, day));
                }
            }
        }

        // Whoever asks first lets it be made, many at once too; the youngest first.
        var asked = new ArrayList<Callable<String>>();
        for (int i = 0; i < 12; i++) {
            LocalDate day = daysAgo(1 + i % 3);
            asked.add(() -> nobody.get("/api/draws/roots/" + day).text("root"));
        }
        var roots = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var root : threads.invokeAll(asked)) {
                roots.add(root.get());
            }
        }

        assertThat(roots).hasSize(3).allMatch(root -> root.matches("[0-9a-f]{64}"));
        Answer first = root(3);
        Answer second = root(2);
        assertThat(first.text("previous")).isEqualTo(Hash.NOTHING.hex());
        assertThat(first.json().path("chains").asInt()).isEqualTo(3);
        assertThat(second.text("previous")).isEqualTo(first.text("root"));
        assertThat(root(1).text("previous")).isEqualTo(second.text("root"));
        assertThat(nobody.get("/api/draws/roots/" + daysAgo(0)).status()).isEqualTo(404);
        assertThat(nobody.get("/api/draws/roots/" + daysAgo(9)).status()).isEqualTo(404);
        assertThat(nobody.get("/api/draws/roots/yesterday").status()).isEqualTo(404);

        // Alice and the others see how their draws lead there, even when somebody else has gone.
        assertThat(people.get(1)
                        .api()
                        .send("GET", "/api/readings/" + drawn.get(2) + "/receipt", null, null)
                        .status())
                .isEqualTo(200);
        database.sql()
                .sql("DELETE FROM auth.users WHERE id = :id")
                .param("id", people.get(2).id().value())
                .update();
        for (String reading : List.of(drawn.get(0), drawn.get(1), drawn.getLast())) {
            Answer receipt = people.get(0).api().get("/api/readings/" + reading + "/receipt");
            String day = receipt.json().path("root").path("day").asString();
            assertThat(CHECK.check(receipt.body(), null)).as(receipt.body()).isInstanceOf(True.class);
            assertThat(receipt.json().path("root").path("root").asString())
                    .isEqualTo(nobody.get("/api/draws/roots/" + day).text("root"));
        }
        assertThat(root(3).body()).isEqualTo(first.body());
    }

    /** A reading whose draw was committed to so many days ago. */
    private String begin(Member person, int daysAgo) {
        database.sql()
                .sql("SELECT grant_credits(:id, 1, 'bonus', 'for the test', NULL)")
                .param("id", person.id().value())
                .query((row, _) -> row.getBoolean(1))
                .single();
        String reading = person.api()
                .post("/api/readings", Map.of("question", "What now?", "spread_type", "single"))
                .text("id");
        database.sql().sql("""
                BEGIN;
                ALTER TABLE draws DISABLE TRIGGER draws_stay_as_they_are;
                UPDATE draws SET created_at = created_at - interval '%d days' WHERE id = '%s';
                ALTER TABLE draws ENABLE TRIGGER draws_stay_as_they_are;
                COMMIT
                """.formatted(daysAgo + 1, UUID.fromString(reading))).update();
        return reading;
    }

    private Answer root(int daysAgo) {
        return nobody.get("/api/draws/roots/" + daysAgo(daysAgo));
    }

    private static LocalDate daysAgo(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days == 0 ? 0 : days + 1);
    }
}

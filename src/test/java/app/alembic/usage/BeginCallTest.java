package app.alembic.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.AccountId;
import app.alembic.database.ConnectionUrls;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.Rank;
import app.alembic.oracle.Spent;
import app.alembic.oracle.mirror.Mirror;
import app.alembic.schema.TestServer;
import app.alembic.usage.Till.Model;
import app.alembic.usage.Till.Sundial;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Money for models is held back before a call, at the most that it can take, and settled after. */
class BeginCallTest {

    private static final int NODES_AT_ONCE = 16;

    private final ConnectionUrls urls = TestServer.migrated();
    private final Sundial clock = new Sundial();

    private Till till(Map<String, String> budgets) {
        return new Till(urls, clock, budgets);
    }

    @Test
    void twoHundredAtOnceNeverPassTheBudget() throws Exception {
        var nodes = List.of(till(Map.of("service-day", "1.00")), till(Map.of("service-day", "1.00")));
        var people = List.of(nodes.getFirst().person("free"), nodes.getFirst().person("seeker"));
        var begun = atOnce(200, i -> nodes.get(i % 2).begin(people.get(i / 2 % 2)));

        assertThat(begun.stream().flatMap(Optional::stream)).hasSize(25);
        assertThat(nodes.getFirst().usd("SELECT sum(cost_usd) FROM model_calls_under_way"))
                .isEqualByComparingTo("1.00");
    }

    @Test
    void twoHundredThatAreSettledMeanwhileNeverPassTheBudget() throws Exception {
        var nodes = List.of(till(Map.of("service-day", "0.50")), till(Map.of("service-day", "0.50")));
        AccountId alice = nodes.getFirst().person("free");

        List<Boolean> begun = atOnce(200, i -> {
            Till node = nodes.get(i % 2);
            Optional<UUID> call = node.begin(alice);
            call.ifPresent(id -> node.settle(id, alice, 10_000));
            return call.isPresent();
        });

        long made = begun.stream().filter(is -> is).count();
        // How many depends on how many are under way at once; past 0.46 USD there is no room for the worst case.
        assertThat(made).isBetween(12L, 66L);
        assertThat(nodes.getFirst().usd("SELECT sum(cost_usd) FROM usage_days"))
                .isEqualByComparingTo(new BigDecimal("0.007").multiply(BigDecimal.valueOf(made)));
        assertThat(nodes.getFirst().count("model_calls_under_way")).isZero();
        assertThat(nodes.getFirst().count("llm_usage")).isEqualTo(made);
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
        var tasks = new ArrayList<Callable<T>>();
        for (int i = 0; i < times; i++) {
            int number = i;
            tasks.add(() -> work.apply(number));
        }
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(NODES_AT_ONCE)) {
            for (var task : threads.invokeAll(tasks)) {
                results.add(task.get());
            }
        }
        return results;
    }

    @Test
    void whatACallDidNotTakeIsFreeAgainWhetherItCameToAnEndOrNot() {
        Till till = till(Map.of("user-day", "0.07"));
        AccountId alice = till.person("free");

        UUID failed = till.begin(alice).orElseThrow();
        assertThat(till.begin(alice)).as("0.04 are held back").isEmpty();
        till.settle(failed, alice, Till.GROK, Spent.NOTHING);
        UUID stopped = till.begin(alice).orElseThrow();
        till.settle(stopped, alice, Till.GROK, new Spent(50_000, 0, 40_000, true));

        assertThat(till.usd("SELECT sum(cost_usd) FROM llm_usage")).isEqualByComparingTo("0.03");
        assertThat(till.begin(alice)).isPresent();
    }

    @Test
    void aKilledCallCountsOnceAtTheMostThatItCanHaveTaken() throws Exception {
        Till till = till(Map.of("user-day", "0.08"));
        AccountId alice = till.person("seeker");
        UUID killed = till.begin(alice).orElseThrow();
        till.expire(killed);

        List<Optional<UUID>> next = atOnce(8, _ -> till.begin(alice));
        till.settle(killed, alice, 10);
        till.database.asService(() -> {
            till.calls.addExpired();
            return killed;
        });

        assertThat(next.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(till.count("llm_usage WHERE estimated AND user_id = '%s' AND tier = 'seeker' AND id = '%s'"
                        .formatted(alice, killed)))
                .isEqualTo(1);
        assertThat(till.usd("SELECT sum(cost_usd) FROM usage_days")).isEqualByComparingTo(Till.WORST);
        assertThat(till.usd("SELECT sum(calls) FROM usage_days")).isEqualByComparingTo("1");
        assertThat(till.usd("SELECT sum(estimated_calls) FROM usage_days")).isEqualByComparingTo("1");
    }

    @Test
    void aCallThatSomebodyKilledCountsWhenItsReadingIsTakenUpAndNotAgainLater() {
        Till till = till(Map.of());
        UUID reading = UUID.randomUUID();
        UUID call = till.begin(null).orElseThrow();
        till.sql
                .sql("UPDATE model_calls_under_way SET generation_id = :reading")
                .param("reading", reading)
                .update();

        till.database.asService(() -> {
            till.calls.addAbandoned(reading);
            till.calls.addAbandoned(reading);
            till.calls.addExpired();
            return call;
        });
        till.settle(call, null, 10);

        assertThat(till.count("llm_usage WHERE estimated AND id = '%s'".formatted(call)))
                .isEqualTo(1);
        assertThat(till.usd("SELECT sum(calls) FROM usage_days")).isEqualByComparingTo("1");
    }

    @Test
    void aNewDayAndANewMonthBringNewBudgets() {
        Till till = till(Map.of("user-day", "0.04", "service-month", "0.09"));
        AccountId alice = till.person("free");

        UUID first = till.begin(alice).orElseThrow();
        assertThat(till.begin(alice)).isEmpty();
        till.settle(first, alice, 50_000);
        assertThat(till.begin(alice)).as("0.035 are spent of 0.04").isEmpty();

        clock.now = Instant.parse("2026-03-31T00:00:00Z");
        UUID second = till.begin(alice).orElseThrow();
        till.settle(second, alice, 50_000);
        AccountId bob = till.person("free");
        assertThat(till.begin(bob)).as("0.07 are spent in March").isEmpty();

        clock.now = Instant.parse("2026-04-01T00:00:00Z");
        assertThat(till.begin(bob)).isPresent();
    }

    @Test
    void whatIsUnderWayAtMidnightCountsForTheNewDayToo() {
        Till till = till(Map.of("service-day", "0.04"));
        clock.now = Instant.parse("2026-03-30T23:59:59Z");
        UUID call = till.begin(null).orElseThrow();

        clock.now = Instant.parse("2026-03-31T00:00:01Z");
        assertThat(till.begin(null)).isEmpty();
        till.settle(call, null, 0);
        assertThat(till.begin(null)).isPresent();
    }

    @Test
    void theBudgetOfAUserIsTheirsAndThatOfATierIsItsOwn() {
        Till till = till(Map.of("user-day", "0.04", "tier-day.free", "0.08", "tier-day.guest", "0.04"));
        AccountId alice = till.person("free");

        assertThat(till.begin(alice)).isPresent();
        assertThat(till.begin(alice)).as("Alice has none left").isEmpty();
        assertThat(till.begin(till.person("free"))).isPresent();
        assertThat(till.begin(till.person("free"))).as("her tier has none left").isEmpty();
        assertThat(till.begin(till.person("seeker"))).isPresent();
        assertThat(till.begin(null)).as("a guest").isPresent();
        assertThat(till.begin(null)).as("guests have none left").isEmpty();
    }

    @Test
    void anInitiateGoesFirstAndEverybodyElseInTurn() {
        for (var budgets : List.of(Map.<String, String>of(), Map.of("service-day", "1"))) {
            Till till = till(budgets);

            assertThat(till.rank(till.person("initiate"))).isEqualTo(Rank.FIRST);
            assertThat(till.rank(till.person("seeker"))).isEqualTo(Rank.IN_TURN);
            assertThat(till.rank(till.person("free"))).isEqualTo(Rank.IN_TURN);
            assertThat(till.rank(null)).as("a guest").isEqualTo(Rank.IN_TURN);
        }
    }

    @Test
    void aCallWithoutAUserIsAGuestsAndTheSumsOutliveWhoeverIsDeleted() {
        Till till = till(Map.of());
        AccountId alice = till.person("initiate");
        till.settle(till.begin(null).orElseThrow(), null, 10_000);
        till.settle(till.begin(alice).orElseThrow(), alice, 10_000);
        UUID underWay = till.begin(alice).orElseThrow();

        till.sql
                .sql("DELETE FROM auth.users WHERE id = :id")
                .param("id", alice.value())
                .update();
        till.settle(underWay, alice, 10_000);

        assertThat(till.count("llm_usage WHERE user_id IS NULL")).isEqualTo(3);
        assertThat(till.usd("SELECT sum(calls) FROM usage_days WHERE tier = 'guest'"))
                .isEqualByComparingTo("1");
        assertThat(till.usd("SELECT sum(calls) FROM usage_days WHERE tier = 'initiate'"))
                .isEqualByComparingTo("2");
    }

    @Test
    void theOperatorIsToldOnceByOneOfTheNodes() throws Exception {
        Map<String, String> budgets = Map.of("service-day", "0.04", "user-day", "0.01");
        var nodes = List.of(till(budgets), till(budgets));
        AccountId alice = nodes.getFirst().person("free");
        var log = (Logger) LoggerFactory.getLogger(BeginCall.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try {
            assertThat(nodes.getFirst().begin(null)).isPresent();
            atOnce(20, i -> nodes.get(i % 2).begin(i < 10 ? alice : null));
            clock.now = Instant.parse("2026-03-31T00:00:00Z");
            nodes.getLast().begin(null);
        } finally {
            log.detachAppender(lines);
        }

        assertThat(lines.list.stream()
                        .filter(line -> line.getLevel() == Level.WARN)
                        .map(ILoggingEvent::getFormattedMessage))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("the budget user-day of 2026-03-30 is used up")
                        && line.endsWith("unless ALEMBIC_BUDGET_USER_DAY_USD is raised"))
                .anyMatch(line -> line.startsWith("the budget service-day of 2026-03-30 is used up"))
                .anyMatch(line -> line.startsWith("the budget service-day of 2026-03-31 is used up"))
                .noneMatch(line -> line.contains(alice.toString()));
    }

    @Test
    void whatCostsNothingIsNeverRefusedAndTheMirrorIsNotEvenWrittenDown() {
        Till till = till(Map.of("service-day", "0"));
        var ollama = new Model("ollama", "neural-chat");
        var unlisted = new Model("openai", "gpt-unheard-of");

        assertThat(till.begin(null)).isEmpty();
        assertThat(till.begin(null, ollama)).isPresent();
        assertThat(till.count("model_calls_under_way")).isEqualTo(1);
        assertThat(till.begin(null, new Mirror())).isPresent();
        assertThat(till.count("model_calls_under_way")).isEqualTo(1);
        assertThat(till.beginCall.instead(List.of(Till.GROK, ollama, unlisted)))
                .extracting(Oracle::provider)
                .containsExactly("ollama", "mirror");
        assertThat(till.beginCall.instead(List.of())).hasSize(1);
    }

    @Test
    void aModelWithoutAPriceIsMarkedInEverySum() {
        Till till = till(Map.of());
        var unlisted = new Model("openai", "gpt-unheard-of");
        till.settle(till.begin(null, unlisted).orElseThrow(), null, unlisted, new Spent(5, 0, 5, false));
        UUID killed = till.begin(null, unlisted).orElseThrow();
        till.expire(killed);

        UsageReport report =
                till.readUsage.sums(UsageReport.By.MODEL, LocalDate.of(2026, 3, 30), LocalDate.of(2026, 3, 30));

        assertThat(report.rows())
                .containsExactly(
                        new UsageReport.Row("gpt-unheard-of", 2, 50_005, 60_005, new BigDecimal("0.000000"), 2, 1));
        assertThat(report.total().unpricedCalls()).isEqualTo(2);
    }
}

package app.alembic.cli;

import static app.alembic.cli.Typed.run;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import app.alembic.testing.ServiceProcess.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./alembic usage report}, and what the doctor and a start say about budgets. */
class UsageCommandTest {

    private final ConnectionUrls urls = TestServer.migrated();

    @BeforeEach
    void pointAtTheDatabase() {
        System.setProperty("alembic.database.url", urls.authenticator().toString());
        System.setProperty("alembic.migration.url", urls.owner().toString());
        execute("""
                INSERT INTO llm_usage (model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms,
                    created_at, estimated, priced, tier)
                VALUES ('grok', 'xai', 1000, 500, 1500, 0.00045, 9, '2026-03-01T00:00:00Z', false, true, 'free'),
                       ('grok', 'xai', 1000, 500, 1500, 12.34, 9, '2026-03-02T23:59:59Z', true, true, 'seeker'),
                       ('own "7b"', 'ollama', 10, 5, 15, 0, 9, '2026-03-03T00:00:00Z', false, false, 'guest')
                """);
    }

    @AfterEach
    void pointAtNothing() {
        System.clearProperty("alembic.database.url");
        System.clearProperty("alembic.migration.url");
        System.clearProperty("alembic.budget.user-day-usd");
        System.clearProperty("ALEMBIC_BUDGET_TIER_DAY_USD_GUEST");
        System.clearProperty("alembic.oracles");
        System.clearProperty("alembic.oracle.openai.api-key");
        System.clearProperty("alembic.oracle.openai.model");
    }

    @Test
    void theTableSaysWhatIsUnpricedInEveryRowAndInTheTotal() {
        Ended ended = run("usage", "report");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines())
                .containsExactly(
                        "MODEL     CALLS  INPUT TOKENS  OUTPUT TOKENS  COST USD               ESTIMATED CALLS",
                        "grok      2      2000          1000           12.34045               1",
                        "own \"7b\"  1      10            5              0.00 + 1 unpriced      0",
                        "total     3      2010          1005           12.34045 + 1 unpriced  1");
    }

    @Test
    void csvAndJsonHaveUnpricedCallsInAColumnOfTheirOwn() throws Exception {
        assertThat(run("usage", "report", "--format", "csv").out().lines())
                .containsExactly(
                        "model,calls,input_tokens,output_tokens,cost_usd,unpriced_calls,estimated_calls",
                        "grok,2,2000,1000,12.340450,0,1",
                        "\"own \"\"7b\"\"\",1,10,5,0.000000,1,0");

        JsonNode json = JsonMapper.shared()
                .readTree(run("usage", "report", "--format", "json", "--by", "tier")
                        .out());
        assertThat(json.path("by").asString()).isEqualTo("tier");
        assertThat(json.path("rows")).hasSize(3);
        assertThat(json.path("rows").get(2).path("tier").asString()).isEqualTo("guest");
        assertThat(json.path("rows").get(2).path("unpriced_calls").asInt()).isEqualTo(1);
        assertThat(json.path("total").path("unpriced_calls").asInt()).isEqualTo(1);
        assertThat(json.path("total").path("cost_usd").decimalValue()).isEqualByComparingTo("12.34045");
    }

    @Test
    void daysAreOfUtcAndBothEndsAreIncluded() {
        assertThat(run(
                                "usage",
                                "report",
                                "--by",
                                "day",
                                "--from",
                                "2026-03-01",
                                "--to",
                                "2026-03-02",
                                "--format",
                                "csv")
                        .out()
                        .lines()
                        .skip(1))
                .containsExactly("2026-03-01,1,1000,500,0.000450,0,0", "2026-03-02,1,1000,500,12.340000,0,1");
        assertThat(run("usage", "report", "--by", "provider", "--from", "2026-03-03")
                        .out())
                .contains("ollama")
                .doesNotContain("xai");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 2026-02-30 | --from is a day such as 2026-01-31, not \"2026-02-30\".",
                "--from 2026-03-02 --to 2026-03-01 | --from 2026-03-02 is after --to 2026-03-01; swap them.",
                "--by moon | Invalid value for option '--by'",
                "--format xml | Invalid value for option '--format'"
            })
    void wrongUsageIsExplainedAndEndsWithTwo(String options, String sentence) {
        Ended ended = run(("usage report " + options).split(" "));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alembic.budget.user-day-usd | -1 | ALEMBIC_BUDGET_USER_DAY_USD is no amount in USD",
                "ALEMBIC_BUDGET_TIER_DAY_USD_GUEST | much | ALEMBIC_BUDGET_TIER_DAY_USD_GUEST is no amount in USD",
                "alembic.budget.user-day-usd | 2.50 | ALEMBIC_BUDGET_USER_DAY_USD is set, but no price is known for the model unheard-of of openai"
            })
    void aBudgetThatCannotBeKeptStopsTheStartWithOneSentence(String name, String value, String sentence) {
        System.setProperty("alembic.oracles", "openai,mirror");
        System.setProperty("alembic.oracle.openai.api-key", "key");
        System.setProperty("alembic.oracle.openai.model", "unheard-of");
        System.setProperty(name, value);

        Ended ended = run("serve", "--port", "0");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().lines()).hasSize(1).allMatch(line -> line.contains(sentence));
    }

    @Test
    void theDoctorNamesTheBudgetsThatAreUsedUpNow() {
        execute("""
                INSERT INTO budget_notices (budget, period)
                SELECT 'user-day', (now() AT TIME ZONE 'UTC')::date
                UNION ALL SELECT 'tier-day.free', (now() AT TIME ZONE 'UTC')::date - 1
                UNION ALL SELECT 'service-month', date_trunc('month', now() AT TIME ZONE 'UTC')::date
                """);

        Ended ended = run("doctor");

        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .contains("WARNING  budgets of language models: user-day of ")
                .contains("WARNING  budgets of language models: service-month of ")
                .doesNotContain("tier-day.free");
    }

    private void execute(String statement) {
        JdbcClient.create(TestServer.dataSource(urls.owner())).sql(statement).update();
    }
}

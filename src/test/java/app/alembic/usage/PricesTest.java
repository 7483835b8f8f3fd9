package app.alembic.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.Spent;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final Prices prices = Prices.ofThisBuild();

    @ParameterizedTest
    @CsvSource({
        "xai, grok-4-1-fast-reasoning, 1000, 0, 500, 0.000450",
        "xai, grok-4-1-fast-reasoning, 1000, 400, 500, 0.000390",
        "anthropic, claude-sonnet-4-20250514, 1000000, 0, 1000000, 18.000000",
        "openai, gpt-4o, 1, 0, 0, 0.000003",
        "ollama, neural-chat, 1000, 0, 500, 0.000000",
        "mirror, mirror-1, 0, 0, 0, 0.000000"
    })
    void aCallCostsWhatItsTokensCostRoundedToTheMicroDollar(
            String provider, String model, int input, int cached, int output, BigDecimal cost) {
        assertThat(prices.of(provider, model, new Spent(input, cached, output, false), DAY))
                .contains(cost);
    }

    @Test
    void aModelWithoutAPriceHasNone() {
        assertThat(prices.of("xai", "grok-unheard-of", Spent.NOTHING, DAY)).isEmpty();
        assertThat(prices.of("xai", "grok-4-1-fast-reasoning", Spent.NOTHING, LocalDate.of(2025, 1, 1)))
                .as("before its price was known")
                .isEmpty();
    }
}

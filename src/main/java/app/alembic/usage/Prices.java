package app.alembic.usage;

import app.alembic.oracle.Spent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What models cost: {@code prices.yml}, in USD per million tokens, each price from a day on. */
final class Prices {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private static final Spent A_MILLION_EACH = new Spent(1_000_000, 0, 1_000_000, true);

    /** As the column llm_usage.cost_usd keeps it: micro-dollars. */
    private static final int DIGITS = 6;

    private record Price(
            String provider,
            String model,
            BigDecimal input,
            BigDecimal cachedInput,
            BigDecimal output,
            LocalDate validFrom) {

        private boolean isFor(String provider, String model, LocalDate day) {
            return this.provider.equals(provider)
                    && (this.model.equals("*") || this.model.equals(model))
                    && !validFrom.isAfter(day);
        }
    }

    private final List<Price> prices;

    private Prices(List<Price> prices) {
        this.prices = prices;
    }

    static Prices ofThisBuild() {
        try (InputStream file = Prices.class.getResourceAsStream("/prices.yml")) {
            List<Map<String, Object>> rows = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            var prices = new ArrayList<Price>();
            for (Map<String, Object> row : rows) {
                prices.add(new Price(
                        text(row, "provider"),
                        text(row, "model"),
                        new BigDecimal(text(row, "input")),
                        new BigDecimal(text(row, "cached_input")),
                        new BigDecimal(text(row, "output")),
                        LocalDate.parse(text(row, "valid_from"))));
            }
            prices.sort(Comparator.comparing(Price::validFrom).reversed());
            return new Prices(List.copyOf(prices));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Map<String, Object> row, String key) {
        Object value = row.get(key);
        if (value == null) {
            throw new IllegalStateException("prices.yml: a row has no " + key + ": " + row);
        }
        return value.toString();
    }

    boolean areKnown(String provider, String model, LocalDate day) {
        return prices.stream().anyMatch(price -> price.isFor(provider, model, day));
    }

    /** Whether calls of that model cost nothing, however long; not where no price is known. */
    boolean areNothing(String provider, String model, LocalDate day) {
        return of(provider, model, A_MILLION_EACH, day)
                .filter(cost -> cost.signum() == 0)
                .isPresent();
    }

    /**
     * In USD, rounded to the micro-dollar; halves go up.
     *
     * @return empty if no price is known for that model on that day
     */
    Optional<BigDecimal> of(String provider, String model, Spent spent, LocalDate day) {
        return prices.stream()
                .filter(price -> price.isFor(provider, model, day))
                .findFirst()
                .map(price -> price.input()
                        .multiply(BigDecimal.valueOf(spent.inputTokens() - (long) spent.cachedInputTokens()))
                        .add(price.cachedInput().multiply(BigDecimal.valueOf(spent.cachedInputTokens())))
                        .add(price.output().multiply(BigDecimal.valueOf(spent.outputTokens())))
                        .divide(MILLION, DIGITS, RoundingMode.HALF_UP));
    }
}

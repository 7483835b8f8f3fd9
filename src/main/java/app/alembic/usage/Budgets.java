package app.alembic.usage;

import app.alembic.oracle.Oracle;
import app.alembic.problem.WrongSetting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What calls of models may cost.
 *
 * @param limitsUsd by name: user-day, tier-day.free and so on, service-day, service-month; those that are not set are not
 *     there and have no limit
 */
record Budgets(Map<String, BigDecimal> limitsUsd) {

    static final String USER_DAY = "user-day";
    static final String SERVICE_DAY = "service-day";
    static final String SERVICE_MONTH = "service-month";

    Budgets {
        limitsUsd = new LinkedHashMap<>(limitsUsd);
    }

    static String tierDay(String tier) {
        return "tier-day." + tier;
    }

    boolean isEmpty() {
        return limitsUsd.isEmpty();
    }

    /** @throws WrongSetting if something of the chain has no price: nobody could say when a budget is used up */
    void requirePrices(List<Oracle> chain, Prices prices, LocalDate today) {
        for (Oracle oracle : chain) {
            if (!isEmpty() && !prices.areKnown(oracle.provider(), oracle.model(), today)) {
                throw new WrongSetting(
                        "%s is set, but no price is known for the model %s of %s; name a model that prices.yml lists, or unset the budgets."
                                .formatted(
                                        BudgetSettings.variable(
                                                limitsUsd.keySet().iterator().next()),
                                        oracle.model(),
                                        oracle.provider()));
            }
        }
    }

    /** Those that have no room for {@code costUsd} more. */
    List<UsedUp> without(BigDecimal costUsd, Spending spending, LocalDate today) {
        var refusing = new ArrayList<UsedUp>();
        limitsUsd.forEach((budget, limit) -> spending.towards(budget)
                .filter(amount -> !amount.hasRoomFor(costUsd, limit))
                .ifPresent(amount -> refusing.add(new UsedUp(budget, period(budget, today), limit, amount))));
        return refusing;
    }

    private static LocalDate period(String budget, LocalDate today) {
        return budget.equals(SERVICE_MONTH) ? today.withDayOfMonth(1) : today;
    }

    /** A budget that turned a call away, in the day or the month that begins with {@code period}. */
    record UsedUp(String budget, LocalDate period, BigDecimal limitUsd, Spending.Amount amount) {}
}

package app.alembic.usage;

import app.alembic.problem.WrongSetting;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Amounts in USD as the operator wrote them; empty for no limit. What the settings mean is said in application.yml. */
@ConfigurationProperties("alembic.budget")
record BudgetSettings(
        @Nullable String userDayUsd,
        @Nullable Tiers tierDayUsd,
        @Nullable String serviceDayUsd,
        @Nullable String serviceMonthUsd) {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    record Tiers(
            @Nullable String free,
            @Nullable String seeker,
            @Nullable String initiate,
            @Nullable String guest) {}

    /** @throws WrongSetting if one is no amount */
    Budgets budgets() {
        var limits = new LinkedHashMap<String, BigDecimal>();
        put(limits, Budgets.USER_DAY, userDayUsd);
        if (tierDayUsd != null) {
            put(limits, Budgets.tierDay("free"), tierDayUsd.free());
            put(limits, Budgets.tierDay("seeker"), tierDayUsd.seeker());
            put(limits, Budgets.tierDay("initiate"), tierDayUsd.initiate());
            put(limits, Budgets.tierDay("guest"), tierDayUsd.guest());
        }
        put(limits, Budgets.SERVICE_DAY, serviceDayUsd);
        put(limits, Budgets.SERVICE_MONTH, serviceMonthUsd);
        return new Budgets(limits);
    }

    private static void put(Map<String, BigDecimal> limits, String budget, @Nullable String amount) {
        if (amount == null || amount.isBlank()) {
            return;
        }
        if (!AMOUNT.matcher(amount.strip()).matches()) {
            throw new WrongSetting("%s is no amount in USD; write one such as 2.50, or leave it empty for no limit."
                    .formatted(variable(budget)));
        }
        limits.put(budget, new BigDecimal(amount.strip()));
    }

    /** The environment variable: user-day is ALEMBIC_BUDGET_USER_DAY_USD, tier-day.free ALEMBIC_BUDGET_TIER_DAY_USD_FREE. */
    static String variable(String budget) {
        int dot = budget.indexOf('.');
        String name = dot < 0 ? budget + "_usd" : budget.substring(0, dot) + "_usd_" + budget.substring(dot + 1);
        return "ALEMBIC_BUDGET_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}

package app.alembic.usage;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the budgets that a call falls under is gone.
 *
 * @param amounts by the budget's name; one that is not the call's, as a user's is not a guest's, is not there
 */
record Spending(Map<String, Amount> amounts) {

    /** @param heldBackUsd for calls that are being made */
    record Amount(BigDecimal spentUsd, BigDecimal heldBackUsd) {

        boolean hasRoomFor(BigDecimal costUsd, BigDecimal limitUsd) {
            return spentUsd.add(heldBackUsd).add(costUsd).compareTo(limitUsd) <= 0;
        }
    }

    Spending {
        amounts = Map.copyOf(amounts);
    }

    Optional<Amount> towards(String budget) {
        return Optional.ofNullable(amounts.get(budget));
    }
}

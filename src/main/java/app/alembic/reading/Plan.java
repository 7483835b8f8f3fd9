package app.alembic.reading;

import java.util.Map;

/**
 * What a tier may draw.
 *
 * @param takesCredits whether a draw costs the spread's price
 * @param drawsADay fair use, counted from midnight UTC
 */
record Plan(boolean takesCredits, int drawsADay) {

    private static final Map<String, Plan> PLANS = Map.of(
            "free", new Plan(true, Integer.MAX_VALUE),
            "seeker", new Plan(false, 30),
            "initiate", new Plan(false, 100));

    static Plan of(String tier) {
        Plan plan = PLANS.get(tier);
        if (plan == null) {
            throw new IllegalStateException("no plan for the tier " + tier);
        }
        return plan;
    }
}

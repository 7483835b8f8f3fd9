package app.alembic.conversation;

import java.util.Map;

/** How many questions about one reading a tier may ask. Those that got no reply do not count. */
record FollowUps(int limit) {

    private static final Map<String, FollowUps> PLANS =
            Map.of("free", new FollowUps(3), "seeker", new FollowUps(10), "initiate", new FollowUps(30));

    static FollowUps of(String tier) {
        FollowUps plan = PLANS.get(tier);
        if (plan == null) {
            throw new IllegalStateException("no number of questions for the tier " + tier);
        }
        return plan;
    }

    int left(int counted) {
        return Math.max(0, limit - counted);
    }
}

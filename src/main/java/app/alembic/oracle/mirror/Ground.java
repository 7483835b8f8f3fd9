package app.alembic.oracle.mirror;

import app.alembic.spread.Position;

/** What kind of place a card lies on: seventeen positions ask five kinds of thing. */
enum Ground {
    /** The matter as it stands, and how you are in it. */
    HERE,
    /** Where it comes from, and what it rests on. */
    BEHIND,
    /** What lies across the way, or on the side that is not looked at. */
    AGAINST,
    /** What others see or do. */
    OUTSIDE,
    /** Where it leans, and what is hoped or feared. */
    AHEAD;

    static Ground of(Position position) {
        return switch (position.key()) {
            case "focus", "present", "significator", "self" -> HERE;
            case "past", "recent_past", "foundation" -> BEHIND;
            case "crossing", "shadow" -> AGAINST;
            case "persona", "environment" -> OUTSIDE;
            case "future", "integration", "crown", "near_future", "hopes_and_fears", "outcome" -> AHEAD;
            default -> throw new IllegalArgumentException("no ground is known for " + position.key());
        };
    }
}

package app.alembic.deck;

/** What a neighbour's element does to a card: it changes the card's strength, never its meaning. */
public enum Dignity {
    /** The same element: strongly strengthens. */
    SAME,
    /** Fire with Air, Water with Earth: strengthens. */
    FRIENDLY,
    /** Fire with Earth, Water with Air: strengthens mildly. */
    SUPPORTIVE,
    /** Fire with Water, Air with Earth: weakens. */
    CONTRARY
}

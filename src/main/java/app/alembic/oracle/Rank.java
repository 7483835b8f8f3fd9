package app.alembic.oracle;

/** Who goes first of those who wait for the same oracle, in the order of the constants. */
public enum Rank {
    /** Its asker has waited once already, for an answer that died with a node. Before everybody else, whenever they came. */
    INTERRUPTED,
    /** Before those in turn, whenever they came. */
    FIRST,
    /** In the order of coming. */
    IN_TURN
}

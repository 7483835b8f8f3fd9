package app.alembic.oracle;

/** Who goes first of those who wait for the same oracle, in the order of the constants. */
public enum Rank {
    /** Before everybody of another rank, whenever they came. */
    FIRST,
    /** In the order of coming. */
    IN_TURN
}

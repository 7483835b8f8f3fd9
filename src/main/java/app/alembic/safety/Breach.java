package app.alembic.safety;

/**
 * A sentence that must not reach the seeker.
 *
 * @param words the words that gave it away, folded to lower case; they are part of a private answer and never logged
 */
public record Breach(Fault fault, String words) {}

package app.alembic.reading;

import org.jspecify.annotations.Nullable;

/**
 * What came of a question: the reading as it stands, what it cost, and whether it had been asked before.
 *
 * @param spent credits, 0 where a plan covers it
 * @param balance credits left
 * @param earlier the latest reading of the same question within seven days
 */
record Begun(
        Reading reading, int spent, int balance, @Nullable EarlierReading earlier) {}

package app.alembic.reading;

import app.alembic.spread.Spread;
import org.jspecify.annotations.Nullable;

/**
 * Which readings of a list.
 *
 * @param words to be found in the question, case aside
 */
record ReadingFilter(@Nullable Spread spread, @Nullable String words) {

    static final ReadingFilter ALL = new ReadingFilter(null, null);
}

package app.alembic.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** The answer to a question put to the cards: the reading, and whether the same was asked before. */
record Created(@JsonUnwrapped ReadingView reading, @Nullable EarlierReading earlier) {

    static Created of(Begun begun) {
        return new Created(
                ReadingView.of(begun.reading(), new ReadingView.CreditsView(begun.spent(), begun.balance()), null),
                begun.earlier());
    }
}

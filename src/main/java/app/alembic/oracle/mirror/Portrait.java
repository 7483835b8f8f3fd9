package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import java.util.Map;
import java.util.Objects;

/**
 * What is remembered of a card once it has been shown, from {@code mirror/portraits.yml}.
 *
 * @param token its picture in passing: "the child on the garden wall"
 * @param bright what you do who live it well, a bare verb phrase: "wait on the step until your shoes are tied"
 * @param dark what you do who are caught in it, a bare verb phrase
 */
record Portrait(String token, String bright, String dark) {

    private static final Map<CardSide, Portrait> ALL = CardSide.readAll(
            "portraits", parts -> new Portrait(parts.text("token"), parts.text("bright"), parts.text("dark")));

    static Portrait of(DrawnCard drawn) {
        return Objects.requireNonNull(ALL.get(CardSide.of(drawn)));
    }
}

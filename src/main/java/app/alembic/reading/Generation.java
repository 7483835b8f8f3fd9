package app.alembic.reading;

import app.alembic.database.AccountId;
import app.alembic.oracle.Consultation;
import app.alembic.oracle.Rank;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reading on its way: charged and dealt, not yet interpreted. From its first row on, either the reading arrives or the
 * price comes back.
 *
 * @param id of the reading it becomes
 * @param price in credits, 0 where a plan covers it
 * @param attempt how often its text has begun anew, from 1; only the last to begin may go on and finish it
 * @param takenUp how often a node has taken it up, from 1
 */
record Generation(
        UUID id,
        AccountId owner,
        String question,
        Spread spread,
        List<DrawnCard> cards,
        int price,
        @Nullable String notice,
        int attempt,
        int takenUp,
        Instant createdAt) {

    Generation {
        cards = List.copyOf(cards);
    }

    /** The same, its text to be begun anew. */
    Generation begunAnew() {
        return new Generation(id, owner, question, spread, cards, price, notice, attempt + 1, takenUp, createdAt);
    }

    Consultation consultation() {
        return new Consultation(id, question, spread, cards);
    }

    /** @param ofPlan the rank that the owner's plan gives */
    Rank rank(Rank ofPlan) {
        return takenUp > 1 ? Rank.INTERRUPTED : ofPlan;
    }

    /** How its owner sees it until it ends. */
    Reading asReading() {
        return new Reading(
                id,
                owner,
                question,
                spread,
                cards,
                Status.INTERPRETING,
                null,
                notice,
                true,
                price,
                attempt,
                createdAt,
                null);
    }

    /** What the ledger calls it; the key that makes charge and refund happen once. */
    String reference() {
        return "reading:" + id;
    }
}

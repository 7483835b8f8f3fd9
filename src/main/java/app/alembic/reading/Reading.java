package app.alembic.reading;

import app.alembic.database.AccountId;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question put to the cards, the cards that answered, and what they were taken to say.
 *
 * @param interpretation paragraphs separated by an empty line; null until it is complete
 * @param notice the sentence that turns a question about health, law and the like back to the seeker; not part of the
 *     interpretation
 * @param drawn by the service; false for cards from a deck of one's own, entered by hand
 * @param price in credits; 0 where a plan covered it, and for what was entered by hand
 * @param attempt how often somebody began to interpret it
 * @param finishedAt when the interpretation was complete or given up; null before, and for what was entered by hand
 */
public record Reading(
        UUID id,
        AccountId owner,
        String question,
        Spread spread,
        List<DrawnCard> cards,
        Status status,
        @Nullable String interpretation,
        @Nullable String notice,
        boolean drawn,
        int price,
        int attempt,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public Reading {
        cards = List.copyOf(cards);
        if (cards.size() != spread.positions().size()) {
            throw new IllegalArgumentException("%s holds %d cards, got %d"
                    .formatted(spread, spread.positions().size(), cards.size()));
        }
    }

    public boolean isComplete() {
        return status == Status.COMPLETE;
    }

    /** Where the draw's receipt is, once it is complete; null for cards from a deck of one's own. */
    @Nullable
    String receiptUrl() {
        return drawn && isComplete() ? "/api/readings/%s/receipt".formatted(id) : null;
    }

    /** Credits that were taken and not returned. */
    int spent() {
        return status == Status.FAILED ? 0 : price;
    }

    /** What has been said; empty while nothing has. */
    String text() {
        return interpretation == null ? "" : interpretation;
    }
}

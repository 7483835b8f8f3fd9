package app.alembic.oracle;

import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.List;
import java.util.UUID;

/**
 * What is put before an oracle: a question and the cards that answered it.
 *
 * @param readingId the reading's id; an oracle that chooses its words by chance seeds the chance with it
 * @param cards one for each position of the spread, in their order
 */
public record Consultation(UUID readingId, String question, Spread spread, List<DrawnCard> cards) {

    public Consultation {
        cards = List.copyOf(cards);
        if (cards.size() != spread.positions().size()) {
            throw new IllegalArgumentException("%s holds %d cards, got %d"
                    .formatted(spread, spread.positions().size(), cards.size()));
        }
    }
}

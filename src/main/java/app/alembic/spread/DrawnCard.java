package app.alembic.spread;

import app.alembic.deck.Card;
import app.alembic.deck.Meaning;

/** A card on its place. */
public record DrawnCard(Card card, Position position, boolean reversed) {

    public Meaning meaning() {
        return card.meaning(reversed);
    }
}

package app.alembic.draw;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lays a spread: every order of the deck is equally likely, and each card falls reversed as a coin does. */
final class Dealer {

    private final Deck deck;

    Dealer(Deck deck) {
        this.deck = deck;
    }

    /** The cards that follow from seed and terms, whoever computes them. */
    List<DrawnCard> deal(ServerSeed seed, Terms terms) {
        var chance = new Chance(seed, terms);
        var pack = new ArrayList<>(deck.cards());
        List<Position> positions = terms.spread().positions();
        var drawn = new ArrayList<DrawnCard>(positions.size());
        for (int place = 0; place < positions.size(); place++) {
            // Fisher–Yates, as far as cards are needed: each place takes any of the cards that are left.
            Collections.swap(pack, place, place + chance.below(pack.size() - place));
            Card card = pack.get(place);
            boolean reversed = !terms.uprightOnly() && chance.below(2) == 1;
            drawn.add(new DrawnCard(card, positions.get(place), reversed));
        }
        return List.copyOf(drawn);
    }
}

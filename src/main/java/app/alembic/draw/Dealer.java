package app.alembic.draw;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Lays a spread: every order of the deck is equally likely, and each card falls reversed as a coin does. */
public final class Dealer {

    private final Deck deck;
    private final RandomGenerator chance;

    /** @param chance a cryptographic source in the service; its bounded numbers are unbiased (it rejects, never wraps) */
    public Dealer(Deck deck, RandomGenerator chance) {
        this.deck = deck;
        this.chance = chance;
    }

    /** @param uprightOnly no card falls reversed; the coins are not tossed */
    public List<DrawnCard> deal(Spread spread, boolean uprightOnly) {
        var pack = new ArrayList<>(deck.cards());
        var drawn = new ArrayList<DrawnCard>();
        for (int place = 0; place < spread.positions().size(); place++) {
            // Fisher–Yates, as far as cards are needed: each place takes any of the cards that are left.
            Collections.swap(pack, place, place + chance.nextInt(pack.size() - place));
            Card card = pack.get(place);
            boolean reversed = !uprightOnly && chance.nextBoolean();
            drawn.add(new DrawnCard(card, spread.positions().get(place), reversed));
        }
        return List.copyOf(drawn);
    }
}

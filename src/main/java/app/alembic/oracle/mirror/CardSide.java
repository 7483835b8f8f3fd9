package app.alembic.oracle.mirror;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.spread.DrawnCard;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** One of the two ways in which a card can lie: what the mirror's files hold card by card is kept under it. */
record CardSide(String card, boolean reversed) {

    static CardSide of(DrawnCard drawn) {
        return new CardSide(drawn.card().id(), drawn.reversed());
    }

    /**
     * Reads {@code mirror/<name>.yml}, which has to hold something for each card in both orientations.
     *
     * @throws IllegalStateException if it does not, naming the file, the card and what is missing
     */
    static <T> Map<CardSide, T> readAll(String name, Function<Parts, T> read) {
        Map<String, Object> told = Resource.read(name);
        var all = new HashMap<CardSide, T>();
        for (Card card : Deck.standard().cards()) {
            for (boolean reversed : new boolean[] {false, true}) {
                var side = new CardSide(card.id(), reversed);
                Map<?, ?> parts = told.get(card.id()) instanceof Map<?, ?> sides
                                && sides.get(side.orientation()) instanceof Map<?, ?> found
                        ? found
                        : Map.of();
                String where = "mirror/%s.yml: %s, %s".formatted(name, side.card(), side.orientation());
                all.put(side, Objects.requireNonNull(read.apply(new Parts(where, parts))));
            }
        }
        return Map.copyOf(all);
    }

    private String orientation() {
        return reversed ? "reversed" : "upright";
    }
}

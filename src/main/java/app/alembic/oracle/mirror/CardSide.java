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
                all.put(side, Objects.requireNonNull(read.apply(new Parts(name, side, parts))));
            }
        }
        return Map.copyOf(all);
    }

    private String orientation() {
        return reversed ? "reversed" : "upright";
    }

    /** What a file says of one side of a card. */
    record Parts(String file, CardSide side, Map<?, ?> told) {

        String text(String part) {
            return told.get(part) instanceof String words ? words : missing(part);
        }

        Object any(String part) {
            Object found = told.get(part);
            return found == null ? missing(part) : found;
        }

        private String missing(String part) {
            throw new IllegalStateException(
                    "mirror/%s.yml: %s, %s, has no %s".formatted(file, side.card(), side.orientation(), part));
        }
    }
}

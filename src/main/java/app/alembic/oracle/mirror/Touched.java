package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;

/** What a question about a reading touches in it. */
sealed interface Touched {

    /** The card that the reply speaks from. */
    DrawnCard card();

    /** How the question was understood: a truth of the store. */
    String truth();

    /** @param truth by_name, by_order, by_place, by_orientation, by_kind, by_word, by_thread or only_card */
    record OneCard(DrawnCard card, String truth) implements Touched {}

    /** Two cards, asked about in one breath. */
    record TwoCards(DrawnCard card, DrawnCard other) implements Touched {

        @Override
        public String truth() {
            return "two_cards";
        }
    }

    /**
     * The cards together; spoken from the one that carries most.
     *
     * @param truth whole, some_reversed or some_of_a_kind
     */
    record Theme(DrawnCard card, String truth) implements Touched {}

    /**
     * Nothing that could be found; spoken from the card that is strongest.
     *
     * @param truth nothing, absent_card, absent_place or none_reversed
     */
    record Nothing(DrawnCard card, String truth) implements Touched {}
}

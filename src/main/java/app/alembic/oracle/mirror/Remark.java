package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import java.util.List;
import java.util.Optional;

/**
 * A message in the talk about a reading, understood.
 *
 * @param moves what it does beside asking, two at most
 * @param touched what it touches, and the card to speak from
 * @param quotation the words of the reading it comes back to
 * @param topic the word of the craft it asks after, a key of {@code lore}
 * @param kind the drawn cards of the kind asked after
 * @param denied what the seeker says they are not
 * @param another who is wondered about, as an object
 */
record Remark(
        List<Move> moves,
        Touched touched,
        QuestionReading asked,
        Optional<Quotation> quotation,
        Optional<String> topic,
        List<DrawnCard> kind,
        Optional<String> denied,
        Optional<String> another) {

    Remark {
        moves = List.copyOf(moves);
        kind = List.copyOf(kind);
    }

    boolean does(Move move) {
        return moves.contains(move);
    }

    /** Whether a card or a place was pointed to, or had to be chosen. */
    boolean pointsToCard() {
        return !touched.truth().equals("by_move");
    }

    boolean isBrief() {
        return !moves.isEmpty() && moves.getFirst().isBrief();
    }
}

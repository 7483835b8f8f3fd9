package app.alembic.proofreading;

import app.alembic.deck.Card;
import app.alembic.safety.Fault;
import app.alembic.spread.DrawnCard;

/** Why nothing more of a text may be shown. None of them holds a word of the text: they may be logged and counted. */
public sealed interface Violation {

    /** A sentence that no seeker must read. */
    record Unsafe(Fault fault) implements Violation {}

    /** The text has left English, in which alone it can be read. */
    record NotEnglish() implements Violation {}

    /** A card that does not lie on the table. */
    record CardNotDrawn(Card card) implements Violation {}

    /** A card called upright that lies reversed, or the reverse. */
    record WrongOrientation(DrawnCard card) implements Violation {}
}

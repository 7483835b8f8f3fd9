package app.alembic.proofreading;

import app.alembic.spread.DrawnCard;

/** What was wanting in a text that could be shown nevertheless. */
public sealed interface Flaw {

    /** The mirror's passage for the card was put in before the close. */
    record CardLeftOut(DrawnCard card) implements Flaw {}

    /** @param words without what was put in */
    record TooShort(int words) implements Flaw {}

    record TooLong(int words) implements Flaw {}

    /** The mirror's question was put at the end. */
    record QuestionLeftOut() implements Flaw {}
}

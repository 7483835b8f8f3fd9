package app.alembic.oracle;

import app.alembic.spread.DrawnCard;

/** Steps in where an oracle left something out. The same for the same consultation. */
public interface Understudy extends Oracle {

    /** A paragraph about one card: names it in its place and orientation, with its light and its shadow. */
    String passage(Consultation consultation, DrawnCard card);

    /** One open question to end with. */
    String question(Consultation consultation);
}

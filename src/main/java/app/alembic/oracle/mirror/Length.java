package app.alembic.oracle.mirror;

import app.alembic.spread.Spread;

/**
 * How long a reading is, in words. The limits of the voice are wider by a margin on both sides.
 *
 * @param passages for all cards together
 */
record Length(int least, int most, int passages) {

    /** Beyond this a reading breaks the promise of its spread. */
    private static final int MARGIN = 6;

    boolean admits(int words) {
        return words >= least - MARGIN && words <= most + MARGIN;
    }

    /** The same for a reading that says what it has to say in fewer words: this share of what is left to it past the least. */
    Length upTo(double share) {
        int shorter = least + (int) Math.round((most - least) * share);
        return new Length(least, shorter, passages * shorter / most);
    }

    static Length of(Spread spread) {
        return switch (spread) {
            case SINGLE -> new Length(128, 214, 66);
            case THREE_CARD, SHADOW_WORK -> new Length(310, 485, 235);
            case CELTIC_CROSS -> new Length(740, 1060, 640);
        };
    }
}

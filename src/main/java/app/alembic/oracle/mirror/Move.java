package app.alembic.oracle.mirror;

/** What somebody does who writes into the talk about a reading, beside asking what a card or a place means. */
enum Move {
    THANKS,
    /** What was said fits. */
    AGREE,
    /** What was said does not fit. */
    DISAGREE,
    /** The reading, or life, weighs on them. */
    WORSE,
    /** Who is it that answers here? */
    MACHINE,
    /** Tarot, or this, is hollow. */
    DISBELIEF,
    CONFUSED,
    /** Say it in plain words, or in few. */
    SIMPLY,
    /** Which card matters most. */
    MOST,
    /** Draw another card. */
    AGAIN,
    /** When, how long. */
    TIMING,
    /** What is going to happen. */
    FORETELL,
    /** What somebody who is not here thinks, feels or does. */
    OTHER_MIND,
    /** Whether a card stands for somebody or something. */
    IS_ABOUT,
    /** Whether to do it or not. */
    DECIDE,
    /** What to do next. */
    STEP,
    /** Whether it is good or bad. */
    LUCK,
    /** The dark side of a card. */
    SHADOW_SIDE,
    /** The light side of a card. */
    LIGHT_SIDE,
    /** Why a card lies as it lies. */
    LIES,
    /** What a suit, a rank, a principle or a word of the craft means. */
    LORE,
    /** What is to be seen on a card. */
    PICTURE,
    /** Words of the reading come back with a question mark. */
    QUOTE,
    HELLO,
    /** Hm. */
    MUSING,
    /** A face, a heart, dots. */
    WORDLESS,
    /** Not English. */
    FOREIGN;

    /** Whether it is answered in few words and the card only comes in by the way. */
    boolean isBrief() {
        return switch (this) {
            case THANKS, WORSE, HELLO, MUSING, WORDLESS, FOREIGN, AGREE -> true;
            default -> false;
        };
    }

    /** A courtesy gives way to whatever else is said along with it. */
    boolean isCourtesy() {
        return switch (this) {
            case THANKS, AGREE, HELLO, MUSING -> true;
            default -> false;
        };
    }
}

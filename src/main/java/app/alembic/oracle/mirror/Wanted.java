package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Form;

/** What somebody wants of a card who asks in some form: each card has something to say to each. */
enum Wanted {
    /** Who has to decide: what to look at before. */
    WEIGH,
    /** Who asks what cannot be known here: how one lives with not knowing. */
    WAIT,
    /** Who looks for a cause: a possible one. */
    WHY,
    /** Who asks how to go about it, or what to look at, or has only told: a way that can be tried. */
    WAY;

    static Wanted by(Form form) {
        return switch (form) {
            case SHOULD, EITHER -> WEIGH;
            case WHETHER, WHEN, MIND -> WAIT;
            case WHY -> Wanted.WHY;
            case HOW, WHAT, OPEN -> WAY;
        };
    }

    /** The condition in the store. */
    String truth() {
        return "wants_" + Terms.key(this);
    }
}

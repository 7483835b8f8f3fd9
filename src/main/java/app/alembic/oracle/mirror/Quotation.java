package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;

/**
 * Words of the reading that the seeker comes back to.
 *
 * @param fragment a few of the words as they stood
 * @param card the one that they were said of
 * @param truth from_gift, from_risk, from_image, from_light, from_shadow, from_field, from_step, from_question, or from_turn where they are no card's own
 */
record Quotation(String fragment, DrawnCard card, String truth) {}

package app.alembic.proofreading;

import app.alembic.deck.Card;
import java.util.Optional;

/**
 * A card's name in a sentence.
 *
 * @param certain it can be nothing but the card; else it may be a word of ordinary language, as "Strength" at the start of
 *     a sentence may be
 * @param reversed how the words beside the name say that it lies, if they say it
 */
record Mention(Card card, boolean certain, Optional<Boolean> reversed) {}

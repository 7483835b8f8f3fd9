package app.alembic.draw;

import app.alembic.spread.Spread;
import java.util.UUID;

/**
 * All that decides over the cards besides the server's seed. Nothing in it is chosen by the service once it knows the
 * client's seed; else it could choose again until it likes the cards.
 *
 * @param draw the draw's id, which the reading takes over
 * @param uprightOnly no card falls reversed
 */
record Terms(UUID draw, String deckVersion, Spread spread, boolean uprightOnly, ClientSeed clientSeed) {

    String orientation() {
        return uprightOnly ? "upright" : "both";
    }
}

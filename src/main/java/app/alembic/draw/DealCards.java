package app.alembic.draw;

import app.alembic.database.AccountId;
import app.alembic.deck.Deck;
import app.alembic.problem.Conflict;
import app.alembic.problem.NotFound;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Deals the cards of a reading, in the transaction that begins it: the draw is used with the reading, or not at all. The
 * transaction acts as the service and holds the lock of the seeker's row.
 */
@Component
public class DealCards {

    private final Draws draws;
    private final Dealer dealer = new Dealer(Deck.standard());
    private final SecureRandom chance = new SecureRandom();

    DealCards(Draws draws) {
        this.draws = draws;
    }

    /**
     * @param reading {@link Shuffle#readingId()} of this shuffle
     * @throws NotFound if the seeker has no such draw
     * @throws Conflict if it was used, or has expired
     */
    public List<DrawnCard> deal(AccountId seeker, UUID reading, Spread spread, Shuffle shuffle) {
        var terms = new Terms(reading, Deck.VERSION, spread, shuffle.uprightOnly(), shuffle.clientSeed());
        ServerSeed seed = shuffle.draw() == null ? inOneStep(seeker, terms) : committed(seeker, terms);
        return dealer.deal(seed, terms);
    }

    /** The same link as ever, but nobody saw it before it was used. */
    private ServerSeed inOneStep(AccountId seeker, Terms terms) {
        var seed = ServerSeed.fresh(chance);
        ChainLink link = draws.next(seeker, terms.draw(), seed.commitment(terms.draw(), terms.deckVersion()));
        draws.add(seeker, link, seed, CommitDraw.LIFETIME, terms);
        return seed;
    }

    private ServerSeed committed(AccountId seeker, Terms terms) {
        Draw draw = draws.find(seeker, terms.draw()).orElseThrow(() -> new NotFound("There is no such draw."));
        if (!draw.deckVersion().equals(terms.deckVersion())) {
            throw new Conflict("This draw is of a deck that is not in use any more; take a new one.");
        }
        return draws.open(seeker, terms)
                .orElseThrow(() -> new Conflict(
                        draw.usedAt() != null
                                ? "This draw was used for a reading already; take a new one."
                                : "This draw has expired; take a new one."));
    }
}

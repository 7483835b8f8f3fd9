package app.alembic.oracle.mirror;

import app.alembic.deck.Dignity;
import app.alembic.spread.DrawnCard;
import java.util.List;

/**
 * How a card stands among its neighbours: it changes how loudly the card speaks, never what it says.
 *
 * @param bond what holds between the card and {@code neighbour}
 * @param neighbour the neighbour that matters most for the card
 * @param strength above 0 when the neighbours strengthen the card, below when they weaken it
 */
public record Standing(Bond bond, DrawnCard neighbour, int strength) {

    public enum Bond {
        SAME,
        FRIENDLY,
        SUPPORTIVE,
        CONTRARY,
        /** One neighbour is contrary, and the other, a friendly one, goes between. */
        MEDIATED,
        /** The neighbours are contrary to each other and cancel out. */
        CANCELLED
    }

    /** @param neighbours one or two */
    static Standing of(DrawnCard card, List<DrawnCard> neighbours) {
        DrawnCard first = neighbours.getFirst();
        if (neighbours.size() == 1) {
            Dignity dignity = between(card, first);
            return new Standing(Bond.valueOf(dignity.name()), first, worth(dignity));
        }
        DrawnCard second = neighbours.get(1);
        Dignity one = between(card, first);
        Dignity other = between(card, second);
        if (between(first, second) == Dignity.CONTRARY) {
            return new Standing(Bond.CANCELLED, first, 0);
        }
        if (one == Dignity.CONTRARY && other != Dignity.CONTRARY) {
            return new Standing(Bond.MEDIATED, second, 0);
        }
        if (other == Dignity.CONTRARY && one != Dignity.CONTRARY) {
            return new Standing(Bond.MEDIATED, first, 0);
        }
        boolean firstWeighsMore = Math.abs(worth(one)) >= Math.abs(worth(other));
        Dignity felt = firstWeighsMore ? one : other;
        return new Standing(Bond.valueOf(felt.name()), firstWeighsMore ? first : second, worth(one) + worth(other));
    }

    static Dignity between(DrawnCard card, DrawnCard other) {
        return card.card().element().with(other.card().element());
    }

    private static int worth(Dignity dignity) {
        return switch (dignity) {
            case SAME -> 3;
            case FRIENDLY -> 2;
            case SUPPORTIVE -> 1;
            case CONTRARY -> -2;
        };
    }
}

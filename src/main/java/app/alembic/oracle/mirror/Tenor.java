package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the cards that fell have in common, whatever is asked about: by it a reading finds its {@link Thought thought}. */
enum Tenor {
    /** Kept back, carried, clung to, feared, or simply old. */
    HELD,
    /** Beginning, breaking, ending; wanted, chosen or fought over. */
    MOVING,
    /** Felt, tended, given, needed, seen clearly, or good already. */
    NEAR;

    private static final double NEAREST = 1;
    private static final double ALSO = 0.4;

    /** Where two would do as well, that in which it ends has it. */
    private static final double LAST = 0.3;

    static Tenor of(List<DrawnCard> cards) {
        Map<Tenor, Double> weights = new EnumMap<>(Tenor.class);
        for (DrawnCard card : cards) {
            List<Motif> motifs = Motif.of(card);
            weights.merge(motifs.getFirst().tenor(), NEAREST, Double::sum);
            motifs.stream().skip(1).forEach(motif -> weights.merge(motif.tenor(), ALSO, Double::sum));
        }
        weights.merge(Motif.of(cards.getLast()).getFirst().tenor(), LAST, Double::sum);
        return weights.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }
}

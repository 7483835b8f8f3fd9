package app.alembic.oracle.mirror;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.spread.DrawnCard;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is told of a card on its place, with its light and its shadow in one thought: in one manner of writing, from
 * {@code mirror/tellings/}, one telling or more, of one to three sentences each, for every card, orientation and ground.
 */
final class Tellings {

    private record Place(String card, boolean reversed, Ground ground) {}

    private static final Map<Temperament, Tellings> ALL = new EnumMap<>(Temperament.class);
    private static final Tellings FOR_GRIEF = new Tellings("grieving");

    static {
        for (var manner : Temperament.values()) {
            ALL.put(manner, new Tellings(Terms.key(manner)));
        }
    }

    private final Map<Place, List<String>> tellings = new HashMap<>();

    private Tellings(String manner) {
        String file = "tellings/" + manner;
        Map<String, Object> told = Resource.read(file);
        for (Card card : Deck.standard().cards()) {
            for (boolean reversed : new boolean[] {false, true}) {
                for (Ground ground : Ground.values()) {
                    String side = reversed ? "reversed" : "upright";
                    Object there = told.get(card.id()) instanceof Map<?, ?> sides
                                    && sides.get(side) instanceof Map<?, ?> grounds
                            ? grounds.get(Terms.key(ground))
                            : null;
                    List<String> alternatives = switch (there) {
                        case String one -> List.of(one);
                        case List<?> several
                        when !several.isEmpty() ->
                            several.stream().map(Object::toString).toList();
                        case null, default ->
                            throw new IllegalStateException("mirror/%s.yml: nothing is told of %s %s, %s"
                                    .formatted(file, card.id(), side, Terms.key(ground)));
                    };
                    tellings.put(new Place(card.id(), reversed, ground), alternatives);
                }
            }
        }
    }

    static Tellings in(Temperament manner) {
        return Objects.requireNonNull(ALL.get(manner));
    }

    static Tellings forGrief() {
        return FOR_GRIEF;
    }

    /** What could be told of it; any one will do. */
    List<String> of(DrawnCard drawn) {
        var place = new Place(drawn.card().id(), drawn.reversed(), Ground.of(drawn.position()));
        return Objects.requireNonNull(tellings.get(place));
    }
}

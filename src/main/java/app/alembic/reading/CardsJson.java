package app.alembic.reading;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Position;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The seed's column {@code cards}: {@code [{"id", "name", "position", "reversed"}, …]} in the order of the spread. */
@Component
class CardsJson {

    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};

    private final JsonMapper json;

    CardsJson(JsonMapper json) {
        this.json = json;
    }

    String write(List<DrawnCard> cards) {
        return json.writeValueAsString(cards.stream()
                .map(card -> new Entry(
                        card.card().id(), card.card().name(), card.position().label(), card.reversed()))
                .toList());
    }

    /** Cards that were entered by hand may call their places otherwise; their label is kept. */
    List<DrawnCard> read(Spread spread, String column) {
        List<Entry> entries = json.readValue(column, ENTRIES);
        var cards = new ArrayList<DrawnCard>(entries.size());
        for (int place = 0; place < entries.size(); place++) {
            Entry entry = entries.get(place);
            Card card = Deck.standard().card(entry.id());
            Position position = spread.positions().get(place).called(entry.position());
            cards.add(new DrawnCard(card, position, entry.reversed()));
        }
        return cards;
    }

    private record Entry(String id, String name, String position, boolean reversed) {}
}

package app.alembic.deck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All 78 cards in their order: the majors from 0 to 21, then wands, cups, swords and pentacles from ace to king. */
public final class Deck {

    /** Changes whenever the cards or their order do; draws are bound to it. */
    public static final String VERSION = "1";

    public static final int SIZE = 78;

    private static final Deck STANDARD = load();

    private final List<Card> cards;
    private final Map<String, Card> byId;

    private Deck(List<Card> cards) {
        this.cards = List.copyOf(cards);
        this.byId = new LinkedHashMap<>();
        this.cards.forEach(card -> byId.put(card.id(), card));
        if (byId.size() != SIZE) {
            throw new IllegalStateException("a deck holds 78 different cards, this one " + byId.size());
        }
    }

    public static Deck standard() {
        return STANDARD;
    }

    public List<Card> cards() {
        return cards;
    }

    public Optional<Card> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws IllegalArgumentException if there is no such card: for ids that were checked before */
    public Card card(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no card has the id " + id));
    }

    private static Deck load() {
        try (InputStream file = Deck.class.getResourceAsStream("/deck/cards.yml")) {
            if (file == null) {
                throw new IllegalStateException("deck/cards.yml is missing from the build");
            }
            List<Map<String, Object>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            var cards = new ArrayList<Card>(SIZE);
            for (int place = 0; place < entries.size(); place++) {
                cards.add(CardEntry.read(entries.get(place), place));
            }
            return new Deck(cards);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

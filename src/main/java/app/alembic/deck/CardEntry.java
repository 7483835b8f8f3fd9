package app.alembic.deck;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of {@code deck/cards.yml}: the facts that cannot be computed, and the words. */
final class CardEntry {

    private static final int MAJORS = 22;
    private static final int CARDS_A_SUIT = 14;
    private static final int PIPS_A_SUIT = 10;

    private CardEntry() {}

    /** @param place 0 to 77: the card's kind and number follow from where it stands */
    static Card read(Map<String, Object> entry, int place) {
        String id = text(entry, "id");
        try {
            Nature nature = place < MAJORS ? major(entry, place) : minor(place - MAJORS);
            Element element = switch (nature) {
                case Nature.Major _ -> Element.valueOf(text(entry, "element").toUpperCase(Locale.ROOT));
                case Nature.Pip pip -> pip.suit().element();
                case Nature.Court court -> court.suit().element();
            };
            return new Card(
                    id,
                    text(entry, "name"),
                    nature,
                    element,
                    words(entry.get("keywords")),
                    meaning(map(entry, "upright")),
                    meaning(map(entry, "reversed")));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("deck/cards.yml, %s: %s".formatted(id, wrong.getMessage()), wrong);
        }
    }

    private static Nature major(Map<String, Object> entry, int number) {
        return new Nature.Major(
                number,
                text(entry, "letter"),
                Integer.parseInt(text(entry, "value")),
                text(entry, "attribution"),
                text(entry, "lens"));
    }

    private static Nature minor(int place) {
        Suit suit = Suit.values()[place / CARDS_A_SUIT];
        int rank = place % CARDS_A_SUIT;
        return rank < PIPS_A_SUIT
                ? new Nature.Pip(suit, rank + 1)
                : new Nature.Court(suit, Rank.values()[rank - PIPS_A_SUIT]);
    }

    private static Meaning meaning(Map<String, Object> entry) {
        return new Meaning(
                text(entry, "light"),
                text(entry, "shadow"),
                text(entry, "gift"),
                text(entry, "risk"),
                text(entry, "image"),
                text(entry, "question"),
                text(entry, "step"),
                text(entry, "love"),
                text(entry, "work"),
                text(entry, "money"),
                text(entry, "health"),
                text(entry, "spirit"));
    }

    private static String text(Map<String, Object> entry, String key) {
        Object value = entry.get(key);
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("`" + key + "` is missing");
        }
        return value.toString().strip();
    }

    @SuppressWarnings("unchecked") // the shape of our own file; a wrong one fails here at start, with the card's id
    private static Map<String, Object> map(Map<String, Object> entry, String key) {
        if (entry.get(key) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("`" + key + "` is missing");
    }

    private static List<String> words(@Nullable Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(Object::toString).toList();
        }
        throw new IllegalArgumentException("`keywords` is missing");
    }
}

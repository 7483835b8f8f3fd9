package app.alembic.spread;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The four layouts, in the order in which they are offered. */
public enum Spread {
    SINGLE(
            "Single card",
            1,
            "One card, one thought.",
            List.of(new Position("focus", "Focus", "what wants your attention", 0, 0, false))),
    THREE_CARD(
            "Three cards",
            1,
            "Past, present, and what emerges.",
            List.of(
                    new Position("past", "Past", "what has brought you here", 0, 0, false),
                    new Position("present", "Present", "what is alive now", 1, 0, false),
                    new Position("future", "Future", "what may be emerging", 2, 0, false))),
    SHADOW_WORK(
            "Shadow work",
            2,
            "The face shown, the face hidden, and what joins them.",
            List.of(
                    new Position("persona", "Persona", "the face you show", 1, 0, false),
                    new Position("shadow", "Shadow", "what stands behind that face", 0.4, 1, false),
                    new Position("integration", "Integration", "what could join the two", 1.6, 1, false))),
    CELTIC_CROSS(
            "Celtic Cross",
            3,
            "Ten cards for a question with a history.",
            List.of(
                    new Position("significator", "Significator", "the heart of the matter", 1, 1, false),
                    new Position("crossing", "Crossing", "what crosses it", 1, 1, true),
                    new Position("foundation", "Foundation", "the root beneath it", 1, 2, false),
                    new Position("recent_past", "Recent Past", "what is passing", 0, 1, false),
                    new Position("crown", "Crown", "the aim above it", 1, 0, false),
                    new Position("near_future", "Near Future", "what draws near", 2, 1, false),
                    new Position("self", "Self", "how you stand in it", 3.2, 2.7, false),
                    new Position("environment", "Environment", "what surrounds you", 3.2, 1.7, false),
                    new Position("hopes_and_fears", "Hopes and Fears", "what you hope and fear", 3.2, 0.7, false),
                    new Position("outcome", "Outcome", "where this tends", 3.2, -0.3, false)));

    private final String title;
    private final int price;
    private final String description;
    private final List<Position> positions;

    Spread(String title, int price, String description, List<Position> positions) {
        this.title = title;
        this.price = price;
        this.description = description;
        this.positions = positions;
    }

    /** The seed's {@code spread_type}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Spread> find(String id) {
        return Arrays.stream(values()).filter(spread -> spread.id().equals(id)).findFirst();
    }

    public String title() {
        return title;
    }

    /** What one reading costs, in credits. */
    public int price() {
        return price;
    }

    public String description() {
        return description;
    }

    public List<Position> positions() {
        return positions;
    }
}

package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is remembered of a card once it has been shown, from {@code mirror/portraits.yml}.
 *
 * @param token its picture in passing: "the child on the garden wall"
 * @param bright what you do who live it well, a bare verb phrase: "wait on the step until your shoes are tied"
 * @param dark what you do who are caught in it, a bare verb phrase
 */
record Portrait(String token, String bright, String dark) {

    private static final Map<String, Portrait> ALL = read();

    static Portrait of(DrawnCard drawn) {
        String key = key(drawn.card().id(), drawn.reversed() ? "reversed" : "upright");
        return Objects.requireNonNull(ALL.get(key), key);
    }

    private static Map<String, Portrait> read() {
        var all = new HashMap<String, Portrait>();
        Resource.read("portraits").forEach((card, sides) -> {
            for (String side : new String[] {"upright", "reversed"}) {
                if (!(sides instanceof Map<?, ?> both) || !(both.get(side) instanceof Map<?, ?> told)) {
                    throw new IllegalStateException("mirror/portraits.yml: %s has no %s".formatted(card, side));
                }
                all.put(key(card, side), new Portrait(part(told, "token"), part(told, "bright"), part(told, "dark")));
            }
        });
        return Map.copyOf(all);
    }

    private static String part(Map<?, ?> told, String part) {
        return Objects.requireNonNull(told.get(part), part).toString();
    }

    private static String key(String card, String side) {
        return card + " " + side;
    }
}

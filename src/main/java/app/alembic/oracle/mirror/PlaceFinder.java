package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the cards that a question points to by where they lie: by their number in the row, or by what the place is called. */
final class PlaceFinder {

    private static final List<String> ORDER =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    /** What people call a place, where it is not its label. */
    private static final Map<String, String> PLACES = Map.of(
            "significator", "significator|heart of (?:the matter|it)",
            "crossing", "crossing|cross(?:es|ed)|obstacles?|blocks?|blocking|challenge|in (?:my|the) way",
            "foundation", "foundation|roots?|underneath",
            "crown", "crown|aim|ideal",
            "self", "self(?: card| position)?|myself",
            "environment", "environment|surroundings|other people|people around me",
            "hopes_and_fears", "hopes?|fears?",
            "persona", "persona|mask",
            "recent_past", "recent past|past|behind me",
            "near_future", "near future|future|ahead of me");

    private static final String PLACES_OF_ALL_SPREADS = "past|present|future|persona|shadow|integration|significator"
            + "|crossing|foundation|recent past|crown|near future|environment|outcome";

    private static final Pattern ORDINAL = Pattern.compile(
            "\\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|middle)(?: \\w+)? "
                    + "(?:card|one|position|place)\\b");

    private static final Pattern NUMBERED = Pattern.compile("\\b(?:card|position|number|no) ?(\\d{1,2})\\b");

    private final SpreadReading spread;
    private final Asking asking;

    PlaceFinder(SpreadReading spread, Asking asking) {
        this.spread = spread;
        this.asking = asking;
    }

    List<DrawnCard> byOrder() {
        var found = new ArrayList<DrawnCard>();
        int size = spread.cards().size();
        ORDINAL.matcher(asking.lower()).results().forEach(hit -> {
            int place = switch (hit.group(1)) {
                case "last", "final" -> size - 1;
                case "middle" -> size / 2;
                default -> ORDER.indexOf(hit.group(1));
            };
            if (place < size) {
                found.add(spread.cards().get(place));
            }
        });
        NUMBERED.matcher(asking.written().toLowerCase(Locale.ROOT)).results().forEach(hit -> {
            int place = Integer.parseInt(hit.group(1));
            if (place >= 1 && place <= size) {
                found.add(spread.cards().get(place - 1));
            }
        });
        return found.stream().distinct().toList();
    }

    List<DrawnCard> byPlace() {
        return spread.cards().stream()
                .filter(card -> asking.mentions(PLACES.getOrDefault(
                        card.position().key(),
                        Pattern.quote(card.position().label().toLowerCase(Locale.ROOT)))))
                .toList();
    }

    /** Whether a place is named that this spread does not have. */
    boolean namesAnotherPlace() {
        return asking.mentions("(?:the )(?:" + PLACES_OF_ALL_SPREADS + ")(?: card| position| place)?")
                || asking.matches(ORDINAL);
    }
}

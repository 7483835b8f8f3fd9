package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Sets one side of a card against the other, in words that say so and that change from card to card. */
final class Contrast {

    private static final List<String> WITHIN = List.of(", but ", ", yet ", ", and yet ");
    private static final List<String> BETWEEN =
            List.of("Still, ", "Then again, ", "All the same, ", "Yet ", "But ", "Even so, ");

    /** Turns that bring their own word for it. */
    private static final Set<String> TURNING = Set.of("Only", "Or", "And", "So");

    /** These would stumble over one. */
    private static final Set<String> ABRUPT = Set.of("Better", "Put", "To");

    /** Sentences of their own that say what to do need no word for it. */
    private static final Set<String> BIDDING = Set.of("Try", "Ask", "Look", "Stay", "Before");

    private static final Pattern TURNED = Pattern.compile("(?i)\\b(?:but|yet|though|although|only|unless)\\b");

    /** In words; what is longer is two sentences. */
    private static final int BREATH = 44;

    private final Voice voice;
    private final List<String> within = new ArrayList<>();
    private final List<String> between = new ArrayList<>();

    Contrast(Voice voice) {
        this.voice = voice;
    }

    /** Both, as one sentence where that can be spoken in a breath. */
    String of(String one, String other) {
        String word = Wording.firstWord(other);
        boolean fits = Wording.words(one) + Wording.words(other) <= BREATH && !ABRUPT.contains(word);
        if (fits && TURNING.contains(word)) {
            return Wording.joined(one, other, ", ");
        }
        if (fits && Wording.canBeJoined(one, other) && !TURNED.matcher(one).find()) {
            return Wording.joined(one, other, next(within, WITHIN));
        }
        return one + " " + against(other);
    }

    /** The second side as a sentence of its own. */
    String against(String other) {
        String word = Wording.firstWord(other);
        return TURNING.contains(word) || BIDDING.contains(word) || ABRUPT.contains(word)
                ? other
                : next(between, BETWEEN) + Wording.lowerFirst(other);
    }

    /** None comes again before all the others have. */
    private String next(List<String> unused, List<String> all) {
        if (unused.isEmpty()) {
            unused.addAll(all);
        }
        String next = voice.choose(unused);
        unused.remove(next);
        return next;
    }
}

package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way of saying something, as a writer put it into the store.
 *
 * @param pieces words and slots in turn: the first is words, the second the name of a slot, and so on
 * @param needs what has to be true for the turn to be true; {@code !} in front denies
 * @param weight how much it is preferred: a turn that was written for a case is worth more there than one that fits
 *     everywhere
 */
record Turn(List<String> pieces, List<String> needs, double weight) {

    /** Begins a condition on the manner of the whole reading. */
    static final String VOICE = "voice_";

    private static final Pattern SLOT = Pattern.compile("\\{([a-z_.]+)}");

    Turn {
        pieces = List.copyOf(pieces);
        needs = List.copyOf(needs);
    }

    /** @param text words, and slots as names in braces: a value's, or another rule's */
    static Turn of(String text, List<String> needs) {
        var pieces = new ArrayList<String>();
        Matcher slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            pieces.add(text.substring(from, slot.start()));
            pieces.add(slot.group(1));
            from = slot.end();
        }
        pieces.add(text.substring(from));
        long conditions = needs.stream().filter(need -> !need.startsWith("!")).count();
        return new Turn(pieces, needs, 1 + 1.5 * conditions);
    }

    /** The same, for one manner of writing. */
    Turn in(Temperament manner) {
        // What rules most turns out is looked at first.
        var also = new ArrayList<>(List.of(manner.truth()));
        also.addAll(needs);
        return new Turn(pieces, also, weight);
    }

    boolean hasItsManner() {
        return needs.stream().anyMatch(need -> need.startsWith(VOICE));
    }

    /** Whether it can be said in this manner: there are turns for one alone, and for any. */
    boolean suits(Temperament manner) {
        return needs.stream().noneMatch(need -> need.startsWith(VOICE) && !need.equals(manner.truth()));
    }

    boolean fits(Facts facts) {
        for (String need : needs) {
            if (!facts.hold(need)) {
                return false;
            }
        }
        for (int i = 1; i < pieces.size(); i += 2) {
            if (!facts.canFill(pieces.get(i))) {
                return false;
            }
        }
        return true;
    }

    String text() {
        var text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            text.append(i % 2 == 0 ? pieces.get(i) : "{" + pieces.get(i) + "}");
        }
        return text.toString();
    }

    List<String> slots() {
        var slots = new ArrayList<String>();
        for (int i = 1; i < pieces.size(); i += 2) {
            slots.add(pieces.get(i));
        }
        return slots;
    }
}

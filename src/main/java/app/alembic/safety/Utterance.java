package app.alembic.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A text as words. A word may have several readings ("d1e" is "d1e" and "die"); a pattern may meet any of them. The
 * first word after a full stop, a question mark or a line's end begins a sentence.
 */
final class Utterance {

    /** Stands where an idiom was: no pattern names it. */
    private static final String[] NOTHING = {"\u0000"};

    private final List<String[]> words = new ArrayList<>();
    private final BitSet begins = new BitSet();

    void add(Set<String> readings) {
        words.add(readings.toArray(String[]::new));
    }

    void add(String only) {
        words.add(new String[] {only});
    }

    void endSentence() {
        begins.set(words.size());
    }

    int size() {
        return words.size();
    }

    /** Nearly always one; to be read only. */
    String[] readings(int place) {
        return words.get(place);
    }

    /** Whether a sentence begins, or the text ends, before the word at {@code place}. */
    boolean isEdge(int place) {
        return place == 0 || place >= words.size() || begins.get(place);
    }

    /** The sentence a word belongs to, named by the place where it begins. */
    int sentenceOf(int place) {
        return Math.max(0, begins.previousSetBit(place));
    }

    Utterance without(List<Hit> idioms) {
        if (idioms.isEmpty()) return this;
        var rest = new Utterance();
        rest.words.addAll(words);
        rest.begins.or(begins);
        for (var idiom : idioms) {
            for (int place = idiom.from(); place < idiom.to(); place++) rest.words.set(place, NOTHING);
        }
        return rest;
    }

    String words(int from, int to) {
        var text = new StringBuilder();
        for (int place = from; place < to; place++) {
            if (place > from) text.append(' ');
            text.append(words.get(place)[0]);
        }
        return text.toString();
    }
}

package app.alembic.oracle.mirror;

import app.alembic.spread.Spread;
import java.util.ArrayDeque;
import java.util.Deque;

/** Says what no card says alone, the most striking first, and turns it to the question. */
final class Synthesis {

    private final Voice voice;
    private final Terms terms;
    private final Draft draft;
    private final Deque<Observation> unsaid;
    private final int usual;

    Synthesis(Voice voice, Terms terms, Draft draft, SpreadReading spread) {
        this.voice = voice;
        this.terms = terms;
        this.draft = draft;
        this.unsaid = new ArrayDeque<>(Observation.of(spread, terms, voice));
        this.usual = spread.spread() == Spread.CELTIC_CROSS ? 5 : spread.spread() == Spread.SINGLE ? 1 : 2;
    }

    void write() {
        draft.paragraph();
        int said = 0;
        while (said < usual && sayNext(said == 0 ? 0 : 1 + said)) {
            said++;
        }
        draft.add(voice.say("answer", terms.ofReading()));
    }

    /** Adds one more observation to a reading that came out short. */
    boolean sayMore() {
        return sayNext(1);
    }

    private boolean sayNext(int dispensable) {
        while (!unsaid.isEmpty()) {
            Observation next = unsaid.removeFirst();
            var said = voice.trySay(next.rule(), next.facts());
            if (said.isPresent()) {
                draft.add(said, dispensable);
                return true;
            }
        }
        return false;
    }
}

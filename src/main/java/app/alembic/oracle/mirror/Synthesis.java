package app.alembic.oracle.mirror;

import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Says what no card says alone, the most striking first, and turns it to the question. */
final class Synthesis {

    private final Voice voice;
    private final Terms terms;
    private final Draft draft;
    private final Deque<Observation> unsaid;
    private final SpreadReading spread;
    private final int usual;

    Synthesis(Voice voice, Terms terms, Draft draft, SpreadReading spread) {
        this.voice = voice;
        this.terms = terms;
        this.draft = draft;
        this.spread = spread;
        this.unsaid = new ArrayDeque<>(Observation.of(spread, terms, voice));
        this.usual = spread.spread() == Spread.CELTIC_CROSS ? 5 : spread.spread() == Spread.SINGLE ? 1 : 2;
    }

    void write() {
        draft.paragraph();
        int said = 0;
        while (said < usual && sayNext(said > 0 ? 1 + said : spread.spread() == Spread.SINGLE ? 6 : 0)) {
            said++;
        }
        draft.add(voice.say("gathering", gathered()));
        if (spread.spread() != Spread.SINGLE || voice.perhaps(0.3)) {
            draft.add(voice.trySay("answer", terms.ofReading()), 2);
        }
    }

    private Facts gathered() {
        DrawnCard best = spread.at("outcome")
                .or(() -> spread.at("integration"))
                .filter(_ -> voice.perhaps(0.5))
                .orElse(spread.strongest());
        List<DrawnCard> others =
                spread.cards().stream().filter(card -> !card.equals(best)).toList();
        DrawnCard snag = spread.at("crossing")
                .or(() -> spread.at("shadow"))
                .or(() -> spread.at("present"))
                .filter(others::contains)
                .orElse(others.isEmpty() ? best : others.getFirst());
        return terms.ofReading()
                .naming("best", core(best.meaning().gift()))
                .naming("best_card", Terms.called(best))
                .naming("snag", core(snag.meaning().risk()))
                .naming("snag_card", Terms.called(snag));
    }

    /** "A reason to stay, freshly found" without what trails after it, so that a sentence can go on. */
    private static String core(String phrase) {
        int comma = phrase.indexOf(',');
        return comma < 0 ? phrase : phrase.substring(0, comma);
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

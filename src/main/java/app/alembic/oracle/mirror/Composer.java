package app.alembic.oracle.mirror;

import app.alembic.oracle.Consultation;
import app.alembic.oracle.mirror.Passage.Weight;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.List;

/** Writes one reading: meets the question, goes from card to card, looks at them together, and hands back a question. */
final class Composer {

    /** In full at the beginning, once where it is all drawn together and once at the end. */
    private static final int MENTIONS = 3;

    private final SpreadReading spread;
    private final Length length;
    private final Voice voice;
    private final Temperament temperament;
    private final Terms terms;
    private final QuestionReading question;

    Composer(Phrasebook book, Consultation consultation, QuestionReading question, long seed) {
        this.spread = new SpreadReading(consultation.spread(), consultation.cards());
        this.length = Length.of(consultation.spread());
        this.voice = new Voice(book, seed);
        this.question = question;
        this.temperament = Temperament.of(question, voice);
        var plainly = new Terms(book, question, spread);
        // Who mourns, or has grave things to settle, is met in the turns that were written for that alone.
        boolean gently = question.subject() == Subject.GRIEF || question.grave();
        this.terms = gently ? plainly : plainly.in(temperament);
        question.matter().map(QuestionReading.Matter::brief).ifPresent(words -> voice.wear(words, MENTIONS - 1));
    }

    /** Paragraphs of sentences. */
    Draft compose() {
        var draft = new Draft();
        new Opening(voice, terms, draft, temperament).write();
        var principle = Principle.truestOf(spread, question);
        var synthesis = new Synthesis(voice, terms, draft, spread, principle);
        passages(draft, synthesis);
        boolean principleFirst =
                spread.cards().size() > 1 && temperament.order().principleFirst();
        if (principleFirst) {
            draft.paragraph();
            principle.write(voice, terms, draft);
        }
        synthesis.write();
        if (!principleFirst) {
            if (spread.cards().size() > 1) {
                draft.paragraph();
            }
            principle.write(voice, terms, draft);
        }
        var closing = new Closing(voice, terms, spread);
        closing.prepare();
        while (draft.words() + closing.words() < length.least() && synthesis.sayMore()) {}
        draft.shortenTo(length.most() - closing.words());
        closing.write(draft);
        return draft;
    }

    /** One card's passage alone, of the length it has among the others. */
    Draft passage(DrawnCard card) {
        var draft = new Draft();
        draft.paragraph();
        passageInto(draft)
                .write(card, Weight.USUAL, length.passages() / spread.cards().size());
        return draft;
    }

    /** The last word alone. */
    String question() {
        var closing = new Closing(voice, terms, spread);
        closing.prepare();
        return closing.question();
    }

    private Passage passageInto(Draft draft) {
        return new Passage(voice, terms, draft, spread, question, temperament);
    }

    private void passages(Draft draft, Synthesis synthesis) {
        var passage = passageInto(draft);
        var line = Throughline.of(spread);
        List<DrawnCard> cards = spread.cards();
        int before = draft.words();
        for (int i = 0; i < cards.size(); i++) {
            DrawnCard card = cards.get(i);
            if (opensAParagraph(i)) {
                draft.paragraph();
            }
            int left = length.passages() - (draft.words() - before);
            passage.write(
                    card,
                    line.map(known -> known.weight(card)).orElse(cards.size() == 1 ? Weight.FULL : Weight.USUAL),
                    left / (cards.size() - i));
            if (i == 1) {
                line.ifPresent(synthesis::heart);
            }
        }
    }

    /** A tale runs on; otherwise each card of a few has its own paragraph, and in the cross two that belong together. */
    private boolean opensAParagraph(int card) {
        boolean runsOn = temperament == Temperament.TELLING || temperament == Temperament.SPARE;
        if (spread.spread() != Spread.CELTIC_CROSS) {
            return card != 1 || temperament != Temperament.TELLING;
        }
        return runsOn ? card == 0 || card == 2 || card == 6 : card % 2 == 0;
    }
}

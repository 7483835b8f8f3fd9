package app.alembic.oracle.mirror;

import app.alembic.oracle.Consultation;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.List;

/** Writes one reading: meets the question, goes from card to card, looks at them together, and hands back a question. */
final class Composer {

    /** In the Celtic Cross two cards share a paragraph, in the order in which they are laid. */
    private static final int CARDS_A_PARAGRAPH_IN_THE_CROSS = 2;

    /** What the reading is about can be named once in so many words without grating. */
    private static final int WORDS_A_MENTION = 85;

    private final SpreadReading spread;
    private final Length length;
    private final Voice voice;
    private final Terms terms;
    private final QuestionReading question;

    Composer(Phrasebook book, Consultation consultation, QuestionReading question, long seed) {
        this.spread = new SpreadReading(consultation.spread(), consultation.cards());
        this.length = Length.of(consultation.spread());
        this.voice = new Voice(book, seed);
        this.question = question;
        this.terms = new Terms(book, question, spread);
        question.matter()
                .map(QuestionReading.Matter::brief)
                .ifPresent(words -> voice.wear(words, length.most() / WORDS_A_MENTION));
    }

    /** Paragraphs of sentences. */
    List<List<String>> compose() {
        var draft = new Draft();
        new Opening(voice, terms, draft).write();
        passages(draft);
        var principle = Principle.truestOf(spread, question);
        var synthesis = new Synthesis(voice, terms, draft, spread);
        boolean principleFirst = spread.cards().size() > 1 && voice.perhaps(0.25);
        if (principleFirst) {
            draft.paragraph();
            principle.write(voice, terms, draft);
        }
        synthesis.write();
        if (!principleFirst) {
            if (spread.cards().size() > 1 && voice.perhaps(0.6)) {
                draft.paragraph();
            }
            principle.write(voice, terms, draft);
        }
        var closing = new Closing(voice, terms, spread);
        closing.prepare();
        while (draft.words() + closing.words() < length.least() && synthesis.sayMore()) {}
        draft.shortenTo(length.most() - closing.words());
        closing.write(draft);
        return draft.paragraphs();
    }

    /** One card's passage alone, of the length it has among the others. */
    String passage(DrawnCard card) {
        var draft = new Draft();
        draft.paragraph();
        new Passage(voice, terms, draft, spread, question)
                .write(card, length.passages() / spread.cards().size());
        return String.join(" ", draft.paragraphs().getFirst());
    }

    /** The last word alone. */
    String question() {
        var closing = new Closing(voice, terms, spread);
        closing.prepare();
        return closing.question();
    }

    private void passages(Draft draft) {
        var passage = new Passage(voice, terms, draft, spread, question);
        int before = draft.words();
        for (int i = 0; i < spread.cards().size(); i++) {
            DrawnCard card = spread.cards().get(i);
            if (spread.spread() != Spread.CELTIC_CROSS || i % CARDS_A_PARAGRAPH_IN_THE_CROSS == 0) {
                draft.paragraph();
            }
            int left = length.passages() - (draft.words() - before);
            passage.write(card, left / (spread.cards().size() - i));
        }
    }
}

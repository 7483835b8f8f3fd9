package app.alembic.oracle.mirror;

import app.alembic.oracle.Consultation;
import app.alembic.oracle.mirror.Passage.Weight;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.List;
import java.util.stream.Stream;

/** Writes one reading: meets the question, goes from card to card, looks at them together, and hands back a question. */
final class Composer {

    /** In full at the beginning, once where it is all drawn together and once at the end. */
    private static final int MENTIONS = 3;

    /** Some readings are shorter than others, as letters are. */
    private static final List<Double> BREATHS = List.of(0.45, 0.6, 0.75, 0.9, 1.0);

    private final SpreadReading spread;
    private final Length length;
    private final Voice voice;
    private final Temperament temperament;
    private final Terms terms;
    private final QuestionReading question;

    Composer(Consultation consultation, QuestionReading question, Temperament temperament, long seed) {
        this.spread = new SpreadReading(consultation.spread(), consultation.cards());
        this.question = question;
        this.temperament = temperament;
        // Who mourns, or has grave things to settle, is met in the turns that were written for that alone.
        boolean mourns = question.subject() == Subject.GRIEF;
        boolean gently = mourns || question.grave();
        var book = gently ? Phrasebook.withoutManner() : Phrasebook.in(temperament);
        this.voice = new Voice(book, seed);
        var plainly = new Terms(book, question, spread);
        Length length = Length.of(consultation.spread());
        this.terms = mourns ? plainly.forGrief() : gently ? plainly : plainly.in(temperament, question.situation());
        // What there is to say of a situation is short enough as it is.
        this.length = terms.experience().isPresent() ? length : length.upTo(voice.choose(BREATHS));
        // A manner that takes few further words for a card takes many for all the rest.
        if (consultation.cards().size() == 1 && temperament.room() < 1) {
            voice.hurry();
        }
        question.matter().map(QuestionReading.Matter::brief).ifPresent(words -> voice.wear(words, MENTIONS - 1));
        terms.thought()
                .ifPresent(thought -> Stream.of(
                                thought.common(),
                                thought.turn(),
                                thought.to(Wanted.by(question.form())),
                                thought.principle())
                        .forEach(voice::expect));
    }

    /** Paragraphs of sentences. */
    Draft compose() {
        var draft = new Draft();
        new Opening(voice, terms, draft).write();
        var principle = Principle.truestOf(spread, question);
        var synthesis = new Synthesis(voice, terms, draft, spread, Wanted.by(question.form()), principle);
        var closing = new Closing(voice, terms, spread);
        for (var paragraph : voice.choose(temperament.orders())) {
            draft.paragraph();
            for (var part : paragraph) {
                switch (part) {
                    case CARDS -> passages(draft, synthesis);
                    case TOGETHER -> synthesis.write();
                    case PRINCIPLE -> principle.write(voice, terms, draft);
                    case STEP -> {
                        closing.prepare();
                        draft.add(closing.step());
                    }
                    case QUESTION -> draft.add(closing.question());
                }
            }
        }
        while (draft.words() < length.least() && synthesis.sayMore()) {}
        draft.shortenTo(length.most());
        return draft;
    }

    /** One card's passage alone, of the length it has among the others. */
    Draft passage(DrawnCard card) {
        var draft = new Draft();
        draft.paragraph();
        new Passage(voice, terms, draft, spread, question, temperament)
                .write(card, Weight.USUAL, length.passages() / spread.cards().size());
        return draft;
    }

    /** The last word alone. */
    String question() {
        var closing = new Closing(voice, terms, spread);
        closing.prepare();
        return closing.question();
    }

    private void passages(Draft draft, Synthesis synthesis) {
        var passage = new Passage(voice, terms, draft, spread, question, temperament);
        passage.leaveTheAnswerTo(synthesis.answering());
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
                    line.map(known -> known.weight(card)).orElse(cards.size() == 1 ? alone() : Weight.USUAL),
                    left / (cards.size() - i));
            if (i == 1) {
                line.ifPresent(synthesis::heart);
            }
        }
        synthesis.beginFrom(passage.alike());
    }

    /** A tale of one card is long enough without its picture. */
    private Weight alone() {
        return temperament == Temperament.TELLING ? Weight.BRIEF : Weight.FULL;
    }

    /** A tale runs on; otherwise each card of a few has its own paragraph, and in the cross two that belong together or more. */
    private boolean opensAParagraph(int card) {
        if (spread.spread() != Spread.CELTIC_CROSS) {
            return card != 1 || temperament != Temperament.TELLING;
        }
        return temperament == Temperament.SPARE ? card == 0 || card == 2 || card == 6 : card % 2 == 0;
    }
}

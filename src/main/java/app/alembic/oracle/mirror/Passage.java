package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one card says on its place, with its light and its shadow, and how its neighbours colour it. */
final class Passage {

    /** In what order a passage brings its card, its picture and the card's two sides. */
    private enum Shape {
        NAME_FIRST,
        PICTURE_FIRST,
        PICTURE_WITHIN,
        GIFT_FIRST,
        RISK_FIRST
    }

    private static final List<Shape> SHAPES = List.of(
            Shape.NAME_FIRST,
            Shape.NAME_FIRST,
            Shape.NAME_FIRST,
            Shape.PICTURE_FIRST,
            Shape.PICTURE_WITHIN,
            Shape.PICTURE_WITHIN,
            Shape.GIFT_FIRST,
            Shape.GIFT_FIRST,
            Shape.RISK_FIRST,
            Shape.RISK_FIRST);

    private final Voice voice;
    private final Terms terms;
    private final Draft draft;
    private final SpreadReading spread;
    private final QuestionReading question;

    /** The shapes not used so far; a used one comes back only when all have been. */
    private final List<Shape> shapes = new ArrayList<>();

    /** Pairs of neighbours that have been spoken of: what one does to the other need not be told from both sides. */
    private final Set<Set<DrawnCard>> bonds = new HashSet<>();

    Passage(Voice voice, Terms terms, Draft draft, SpreadReading spread, QuestionReading question) {
        this.voice = voice;
        this.terms = terms;
        this.draft = draft;
        this.spread = spread;
        this.question = question;
    }

    /** @param words about how long */
    void write(DrawnCard card, int words) {
        Facts facts = terms.ofCard(card);
        int before = draft.words();
        switch (nextShape()) {
            case NAME_FIRST -> {
                draft.add(voice.say("name", facts));
                if (voice.perhaps(0.35)) {
                    draft.add(voice.trySay("image", facts), 6);
                }
                lightAndShadow(card, facts);
            }
            case PICTURE_FIRST -> {
                draft.add(voice.say("image_first", facts) + " " + voice.say("name_after", facts));
                lightAndShadow(card, facts);
            }
            case PICTURE_WITHIN -> {
                draft.add(voice.say("name_image", facts));
                lightAndShadow(card, facts);
            }
            case GIFT_FIRST -> {
                draft.add(voice.say("name_gift", facts));
                quoteAfterAPause(card.meaning().shadow(), facts);
            }
            case RISK_FIRST -> {
                draft.add(voice.say("name_risk", facts));
                quoteAfterAPause(card.meaning().light(), facts);
            }
        }
        for (Runnable more : further(card, facts)) {
            if (draft.words() - before >= words - 8) {
                return;
            }
            more.run();
        }
    }

    private Shape nextShape() {
        if (shapes.isEmpty()) {
            shapes.addAll(SHAPES);
        }
        Shape next = voice.choose(shapes);
        shapes.remove(next);
        return next;
    }

    /** Both sides always; one in the card's own sentence, the other in a turn, so that a card seldom sounds the same. */
    private void lightAndShadow(DrawnCard card, Facts facts) {
        Meaning meaning = card.meaning();
        boolean lightSpeaks = isFresh(meaning.light());
        boolean shadowSpeaks = isFresh(meaning.shadow());
        boolean fieldSpeaks =
                question.subject().sentence(meaning).filter(this::isFresh).isPresent();
        if (fieldSpeaks && voice.perhaps(0.4)) {
            question.subject().sentence(meaning).map(voice::quote).ifPresent(draft::add);
            draft.add(voice.say("both", facts));
        } else if (lightSpeaks && (!shadowSpeaks || voice.perhaps(0.5))) {
            draft.add(voice.quote(meaning.light()));
            draft.add(voice.say("risk", facts));
        } else if (shadowSpeaks) {
            draft.add(voice.say("gift", facts));
            draft.add(voice.quote(meaning.shadow()));
        } else {
            draft.add(voice.say("both", facts));
        }
    }

    /** A card's own sentence, unless it would begin as something has begun before. */
    private void field(String sentence, int dispensable) {
        if (isFresh(sentence)) {
            draft.add(voice.quote(sentence), dispensable);
        }
    }

    private void quoteAfterAPause(String sentence, Facts facts) {
        if (!isFresh(sentence)) {
            draft.add(voice.say("image", facts));
        }
        draft.add(voice.quote(sentence));
    }

    private boolean isFresh(String sentence) {
        return voice.echo(sentence) < Memory.NOTICEABLE;
    }

    /** What can be added while there is room: what the neighbours do first, then what the deck and the store have left. */
    private List<Runnable> further(DrawnCard card, Facts facts) {
        var further = new ArrayList<Runnable>();
        further.add(() -> draft.add(voice.trySay("bearing", facts), 2));
        question.subject().sentence(card.meaning()).ifPresent(sentence -> further.add(() -> field(sentence, 4)));
        further.add(voice.perhaps(0.25) ? 0 : further.size(), () -> draft.add(voice.trySay("place", facts), 5));
        spread.standing(card)
                .filter(standing -> bonds.add(Set.of(card, standing.neighbour())))
                .ifPresent(standing -> further.add(
                        voice.perhaps(0.7) ? 0 : further.size(),
                        () -> draft.add(voice.trySay("dignity", neighbours(facts, standing)), 3)));
        further.add(() -> draft.add(voice.trySay("nature", facts), 7));
        return further;
    }

    static Facts neighbours(Facts facts, Standing standing) {
        return facts.andIf(standing.strength() > 1, "strengthens")
                .and(
                        Terms.key(standing.bond()),
                        "by_" + Terms.key(standing.neighbour().card().element()))
                .naming("neighbour", Terms.called(standing.neighbour()))
                .naming(
                        "neighbour_element",
                        Terms.key(standing.neighbour().card().element()));
    }
}

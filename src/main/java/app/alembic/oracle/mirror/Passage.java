package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one card says on its place, with its light and its shadow, and how its neighbours colour it. */
final class Passage {

    /** In what order a passage brings its card, its picture and the card's two sides. */
    enum Shape {
        NAME,
        PICTURE_NAMED,
        PICTURE_FIRST,
        BRIGHT_NAMED,
        DARK_NAMED
    }

    /** How much room a card is given. */
    enum Weight {
        /** Name and both sides in a breath. */
        BRIEF,
        USUAL,
        /** Its picture and its own two sentences, since the whole comes back to it. */
        FULL
    }

    private final Voice voice;
    private final Terms terms;
    private final Draft draft;
    private final SpreadReading spread;
    private final QuestionReading question;
    private final Temperament temperament;
    private final Contrast contrast;

    /** The shapes not used so far; a used one comes back only when all have been. */
    private final List<Shape> shapes = new ArrayList<>();

    /** Neighbours that have been spoken of: once in a reading is enough, where one strengthens or weakens the other. */
    private final Set<Set<DrawnCard>> bonds = new HashSet<>();

    Passage(
            Voice voice,
            Terms terms,
            Draft draft,
            SpreadReading spread,
            QuestionReading question,
            Temperament temperament) {
        this.voice = voice;
        this.terms = terms;
        this.draft = draft;
        this.spread = spread;
        this.question = question;
        this.temperament = temperament;
        this.contrast = new Contrast(voice);
    }

    /** @param words about how long, for a card of the usual weight */
    void write(DrawnCard card, Weight weight, int words) {
        Facts facts = terms.ofCard(card);
        int before = draft.words();
        switch (weight) {
            case BRIEF -> {
                draft.add(voice.say(voice.perhaps(0.3) ? "name_image" : "name", facts));
                draft.add(voice.say(inItsKind("sides"), facts));
            }
            case FULL -> {
                pictured(facts);
                inItsOwnWords(card, facts);
                if (spread.cards().size() == 1) {
                    draft.add(voice.trySay("bearing", facts), 4);
                }
            }
            case USUAL -> {
                usual(card, facts);
                int told = draft.words();
                for (Runnable more : further(card, facts)) {
                    // One thing more at least, or half of what is said would be the same where the same card lies
                    // again.
                    if (draft.words() > told
                            && draft.words() - before
                                    >= words * temperament.order().room() - 8) {
                        return;
                    }
                    more.run();
                }
            }
        }
    }

    private void usual(DrawnCard card, Facts facts) {
        switch (nextShape()) {
            case NAME -> lightAndShadow(card, facts, voice.say("name", facts));
            case PICTURE_NAMED -> {
                draft.add(voice.say("name_image", facts));
                lightAndShadow(card, facts, "");
            }
            case PICTURE_FIRST -> {
                draft.add(voice.say("image_name", facts));
                lightAndShadow(card, facts, "");
            }
            case BRIGHT_NAMED -> {
                draft.add(voice.say("name_bright", facts));
                draft.add(contrast.against(quoteOr(card.meaning().shadow(), "dark", facts)));
            }
            case DARK_NAMED -> {
                draft.add(voice.say("name_dark", facts));
                draft.add(contrast.against(quoteOr(card.meaning().light(), "bright", facts)));
            }
        }
    }

    private void pictured(Facts facts) {
        draft.add(voice.say(
                temperament == Temperament.PICTURING || voice.perhaps(0.4) ? "image_name" : "name_image", facts));
    }

    private Shape nextShape() {
        if (shapes.isEmpty()) {
            shapes.addAll(temperament.shapes());
        }
        Shape next = voice.choose(shapes);
        shapes.remove(next);
        return mourns() && (next == Shape.DARK_NAMED || next == Shape.BRIGHT_NAMED) ? Shape.PICTURE_NAMED : next;
    }

    /** In the deck's words, so that what one does in it is still unsaid when the whole comes back to the card. */
    private void inItsOwnWords(DrawnCard card, Facts facts) {
        Meaning meaning = card.meaning();
        Optional<String> field = question.subject().sentence(meaning).filter(this::isFresh);
        boolean lightSpeaks = voice.perhaps(0.5);
        if (mourns()) {
            lightAndShadow(card, facts, "");
        } else if (field.isPresent() && voice.perhaps(0.35)) {
            draft.add(voice.quote(field.get()));
            draft.add(voice.say("both", facts));
        } else if (lightSpeaks && isFresh(meaning.light())) {
            draft.add(contrast.of(voice.quote(meaning.light()), voice.say("risk", facts)));
        } else if (isFresh(meaning.shadow())) {
            draft.add(contrast.of(voice.say("gift", facts), voice.quote(meaning.shadow())));
        } else {
            draft.add(voice.say("both", facts));
        }
    }

    /** Who mourns is spoken to more gently. */
    private String inItsKind(String rule) {
        return mourns() ? rule + "_in_grief" : rule;
    }

    private boolean mourns() {
        return question.subject() == Subject.GRIEF;
    }

    /** Both sides always; one in the card's own sentence, the other in a turn, so that a card seldom sounds the same. */
    private void lightAndShadow(DrawnCard card, Facts facts, String name) {
        Meaning meaning = card.meaning();
        if (mourns()) {
            // The deck's sentences on a shadow can sound like blame, which is the last thing needed.
            sides(name, quoteOr(meaning.light(), "bright", facts), voice.say("dark_in_grief", facts));
        } else if (voice.perhaps(0.4)) {
            sides(name, quoteOr(meaning.shadow(), "dark", facts), voice.say("bright", facts));
        } else if (voice.perhaps(0.6)) {
            sides(name, quoteOr(meaning.light(), "bright", facts), voice.say("dark", facts));
        } else {
            sides(name, voice.say("bright", facts), quoteOr(meaning.shadow(), "dark", facts));
        }
    }

    private void sides(String name, String one, String other) {
        boolean announced = !name.isEmpty() && voice.perhaps(0.4);
        if (!name.isEmpty() && !announced) {
            draft.add(name);
        }
        if (announced) {
            draft.add(Wording.joined(name, one, ": "));
            draft.add(contrast.against(other));
        } else {
            draft.add(contrast.of(one, other));
        }
    }

    /** A card's own sentence, unless it would begin as something has begun before. */
    private String quoteOr(String sentence, String rule, Facts facts) {
        return isFresh(sentence) ? voice.quote(sentence) : voice.say(inItsKind(rule), facts);
    }

    private boolean isFresh(String sentence) {
        return voice.echo(sentence) < Memory.NOTICEABLE;
    }

    /** What can be added while there is room. */
    private List<Runnable> further(DrawnCard card, Facts facts) {
        var further = new ArrayList<Runnable>();
        question.subject().sentence(card.meaning()).ifPresent(sentence -> further.add(() -> field(sentence)));
        further.add(voice.perhaps(0.5) ? 0 : further.size(), () -> draft.add(voice.trySay("bearing", facts), 2));
        spread.standing(card)
                .filter(standing -> standing.strength() != 0 && bonds.isEmpty() && voice.perhaps(0.4))
                .filter(standing -> bonds.add(Set.of(card, standing.neighbour())))
                .ifPresent(standing ->
                        further.addFirst(() -> draft.add(voice.trySay("dignity", neighbours(facts, standing)), 3)));
        return further;
    }

    private void field(String sentence) {
        if (isFresh(sentence)) {
            draft.add(voice.quote(sentence), 4);
        }
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

package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one card says on its place: how it enters, what is told of it there in the manner of the reading, and as much more
 * as there is room for.
 */
final class Passage {

    /** How much room a card is given. */
    enum Weight {
        /** Its name and what is told of it. */
        BRIEF(0.5),
        USUAL(1),
        /** With its picture, since the whole comes back to it. */
        FULL(1.3);

        private final double share;

        Weight(double share) {
            this.share = share;
        }
    }

    /** How a card enters. */
    enum Entry {
        NAME("name"),
        PICTURE_NAMED("name_image"),
        PICTURE_FIRST("image_name");

        private final String rule;

        Entry(String rule) {
            this.rule = rule;
        }
    }

    /** In words: what comes last may be this much longer than the room. */
    private static final int LEEWAY = 8;

    private final Voice voice;
    private final Terms terms;
    private final Draft draft;
    private final SpreadReading spread;
    private final QuestionReading question;
    private final Temperament temperament;
    private final Tellings tellings;

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
        this.tellings = mourns() ? Tellings.forGrief() : Tellings.in(temperament);
    }

    /** @param words about how long, for a card of the usual weight */
    void write(DrawnCard card, Weight weight, int words) {
        Facts facts = terms.ofCard(card);
        int before = draft.words();
        draft.add(voice.say(entry(weight).rule, facts));
        draft.announced(voice.quote(tellings.of(card)));
        double room = words * weight.share * temperament.order().room() - LEEWAY;
        int least = leastFurther(weight, tellings.of(card));
        int told = draft.lines();
        for (Runnable more : further(card, facts)) {
            if (draft.lines() - told >= least && draft.words() - before >= room) {
                return;
            }
            more.run();
        }
    }

    /** In sentences: with fewer, half of what is said would be the same wherever the same card lies again. */
    private static int leastFurther(Weight weight, String telling) {
        return switch (weight) {
            case BRIEF -> 0;
            case USUAL -> Wording.sentences(telling).size();
            case FULL -> 1;
        };
    }

    private Entry entry(Weight weight) {
        List<Entry> entries = temperament.entries();
        if (weight == Weight.BRIEF) {
            return Entry.NAME;
        }
        return weight == Weight.FULL && entries.contains(Entry.PICTURE_NAMED) && voice.perhaps(0.6)
                ? Entry.PICTURE_NAMED
                : voice.choose(entries);
    }

    private boolean mourns() {
        return question.subject() == Subject.GRIEF;
    }

    /** What can be added while there is room: who mourns is told nothing of how it bears on anything. */
    private List<Runnable> further(DrawnCard card, Facts facts) {
        var further = new ArrayList<Runnable>();
        inItsOwnWords(card.meaning()).forEach(sentence -> further.add(() -> own(sentence)));
        if (mourns()) {
            return further;
        }
        further.add(
                voice.perhaps(0.5) ? 0 : 1,
                () -> voice.trySay("bearing", facts).ifPresent(text -> draft.goOn(text, 2)));
        spread.standing(card)
                .filter(standing -> standing.strength() != 0 && bonds.isEmpty() && voice.perhaps(0.4))
                .filter(standing -> bonds.add(Set.of(card, standing.neighbour())))
                .ifPresent(standing ->
                        further.addFirst(() -> draft.add(voice.trySay("dignity", neighbours(facts, standing)), 3)));
        return further;
    }

    private List<String> inItsOwnWords(Meaning meaning) {
        var sentences = new ArrayList<String>();
        question.subject().sentence(meaning).ifPresent(sentences::add);
        sentences.add(meaning.light());
        // What the deck says of a shadow can sound like blame, which is the last thing that mourning needs.
        if (!mourns()) {
            sentences.add(meaning.shadow());
        }
        voice.shuffle(sentences);
        return sentences;
    }

    /** A card's own sentence, unless it would begin as something has begun before. */
    private void own(String sentence) {
        if (voice.echo(sentence) < Memory.NOTICEABLE) {
            draft.add(voice.quote(sentence), 4);
        }
    }

    static Facts neighbours(Facts facts, Standing standing) {
        return facts.and(Terms.key(standing.bond()))
                .naming("neighbour", Terms.called(standing.neighbour()))
                .naming(
                        "neighbour_element",
                        Terms.key(standing.neighbour().card().element()));
    }
}

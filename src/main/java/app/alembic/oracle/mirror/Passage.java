package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Tellings.Telling;
import app.alembic.spread.DrawnCard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /** What the seeker may have named in the question once: the rule that has turns for it, and the value that holds it. */
    private static final Map<String, String> NAMED = Map.of(
            "touch_person", "person",
            "touch_object", "object",
            "touch_goal", "goal",
            "touch_instead", "instead",
            "touch_either", "one_brief",
            "touch_span", "span");

    /** @param detail or nothing, where the rule says what it is */
    private record Named(String rule, String detail) {}

    /** How often something that the seeker named is held against a card. */
    private static final double TOUCHES = 0.5;

    /** How often something is said of how a card bears on the question, where it has spoken to that already. */
    private static final double BEARING = 0.1;

    /** How often a card that is told in brief comes to the situation too. */
    private static final double SOMETIMES = 0.2;

    private final Voice voice;
    private final Terms terms;
    private final Draft draft;
    private final SpreadReading spread;
    private final QuestionReading question;
    private final Temperament temperament;
    private final Tellings tellings;

    /** Neighbours that have been spoken of: once in a reading is enough, where one strengthens or weakens the other. */
    private final Set<Set<DrawnCard>> bonds = new HashSet<>();

    /** What has been said of the situation. */
    private final Set<Motif> broached = EnumSet.noneOf(Motif.class);

    /** What the thought begins from: the cards that were told by what they have in common. */
    private final List<DrawnCard> alike = new ArrayList<>();

    private final Deque<Named> untouched;

    /** In a known situation, the card beside which something that was named is held. */
    private final DrawnCard touching;

    private Optional<DrawnCard> answering = Optional.empty();

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
        this.untouched = new ArrayDeque<>(named());
        this.touching = voice.choose(spread.cards());
    }

    /** All that somebody may have named, in any order. */
    private List<Named> named() {
        var all = new ArrayList<>(NAMED.entrySet().stream()
                .filter(named -> terms.ofReading().nameOf(named.getValue()) != null)
                .sorted(Map.Entry.comparingByKey())
                .map(named -> new Named(named.getKey(), ""))
                .toList());
        question.besides().forEach(detail -> all.add(new Named("touch_detail", detail)));
        voice.shuffle(all);
        return all;
    }

    /** @param card of which it is said elsewhere what it answers; if of none, the last of them does in its place */
    void leaveTheAnswerTo(Optional<DrawnCard> card) {
        answering = card;
    }

    /** Whatever room there is, somebody has to answer. */
    private boolean hasToAnswer(DrawnCard card) {
        return answering.isEmpty()
                && card.equals(spread.cards().getLast())
                && terms.experience().isEmpty();
    }

    /** @param words about how long, for a card of the usual weight */
    void write(DrawnCard card, Weight weight, int words) {
        Facts facts = terms.ofCard(card);
        int before = draft.words();
        Telling telling = tellingOf(card);
        Entry entry = telling.shows(card.meaning().image()) ? Entry.NAME : entry(weight);
        draft.add(voice.say(entry.rule, facts));
        if (entry == Entry.NAME) {
            draft.announced(voice.quote(telling.text()));
        } else {
            // The picture and what is told are two scenes.
            draft.add(voice.quote(telling.text()));
        }
        if (hasToAnswer(card)) {
            answer(card).ifPresent(sentence -> draft.add(voice.quote(sentence)));
        }
        Optional<Experience> known = terms.experience();
        if (known.isPresent()) {
            // A general word more would only lead away again.
            if (weight != Weight.BRIEF || voice.perhaps(SOMETIMES)) {
                comeTo(known.get(), card, telling);
            }
            // Once, so that one sees that the whole question was read.
            if (card.equals(touching)) {
                touch(facts);
            }
            return;
        }
        double room = words * weight.share * temperament.room() - LEEWAY;
        int least = leastFurther(weight, telling.text());
        int told = draft.lines();
        for (Runnable more : further(card, facts)) {
            if (draft.lines() - told >= least && draft.words() - before >= room) {
                return;
            }
            more.run();
        }
    }

    /** Where the situation is known, one that has something to do with what the cards have in common, if there is one. */
    private Telling tellingOf(DrawnCard card) {
        List<Telling> all = tellings.of(card);
        List<Telling> apt = terms.experience().isEmpty()
                ? List.of()
                : all.stream().filter(this::isInCommon).toList();
        if (apt.isEmpty()) {
            return voice.choose(all);
        }
        alike.add(card);
        return voice.choose(apt);
    }

    private boolean isInCommon(Telling telling) {
        return !telling.motifs().isEmpty() && telling.motifs().getFirst().tenor() == terms.tenor();
    }

    /** The cards that were told by what they have in common, as they lie; none where the situation is not known. */
    List<DrawnCard> alike() {
        return List.copyOf(alike);
    }

    /** What was just told, said of the situation; or else the nearest of the card's motifs of which nothing has been said yet. */
    private void comeTo(Experience known, DrawnCard card, Telling telling) {
        Stream.concat(
                        telling.motifs().stream(),
                        Motif.of(card).stream()
                                // What the cards have in common shows in what is said of each.
                                .sorted(Comparator.comparing(motif -> motif.tenor() != terms.tenor())))
                .distinct()
                .filter(known::speaksOf)
                .filter(motif -> !broached.contains(motif) && voice.echo(known.of(motif)) < Memory.STUMBLE)
                .findFirst()
                .ifPresent(motif -> {
                    broached.add(motif);
                    draft.add(voice.quote(known.of(motif)), spread.cards().size() == 1 ? alone() : 1);
                });
    }

    /** Beside one card there is room for what it means there, or for how one comes to the answer, and seldom for both. */
    private int alone() {
        return voice.perhaps(0.6) ? 0 : 2;
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

    /**
     * What can be added while there is room: what it says in the field and to the kind of question that is asked about,
     * what it has to do with something that the seeker named, how it bears on it all. Who mourns is told nothing of that.
     */
    private List<Runnable> further(DrawnCard card, Facts facts) {
        var facet = terms.facet(card);
        var further = new ArrayList<Runnable>();
        facet.on(question.subject()).ifPresent(sentence -> further.add(() -> own(sentence, 3)));
        if (!mourns()) {
            answer(card)
                    .filter(_ -> !hasToAnswer(card)
                            && !answering.equals(Optional.of(card))
                            && voice.perhaps(temperament.frankness()))
                    .ifPresent(
                            sentence -> further.add(voice.choose(List.of(0, further.size())), () -> own(sentence, 3)));
            if (further.isEmpty() || voice.perhaps(BEARING)) {
                // It speaks of "that", which is what was just told.
                further.addFirst(() -> voice.trySay("bearing", facts).ifPresent(text -> draft.goOn(text, 2)));
            }
            spread.standing(card)
                    .filter(standing -> standing.strength() != 0 && bonds.isEmpty() && voice.perhaps(0.4))
                    // Of a card that has not been shown yet there is nothing to say.
                    .filter(standing -> spread.comesBefore(standing.neighbour(), card))
                    .filter(standing -> bonds.add(Set.of(card, standing.neighbour())))
                    .ifPresent(standing -> further.addFirst(
                            () -> draft.add(voice.trySay("dignity", neighbours(terms, facts, standing, voice)), 3)));
            if (voice.perhaps(TOUCHES)) {
                further.add(() -> touch(facts));
            }
        }
        inItsOwnWords(facet).forEach(sentence -> further.add(() -> own(sentence, 4)));
        return further;
    }

    private Optional<String> answer(DrawnCard card) {
        return terms.facet(card).to(Wanted.by(question.form()));
    }

    /** Something that the seeker named is held against the card, each thing once. */
    private void touch(Facts facts) {
        while (!untouched.isEmpty()) {
            Named next = untouched.removeFirst();
            Optional<String> said = voice.trySay(next.rule(), facts.naming("detail", next.detail()));
            if (said.isPresent()) {
                draft.add(said.get(), 2);
                return;
            }
        }
    }

    private List<String> inItsOwnWords(Facets.Facet facet) {
        var sentences = new ArrayList<>(List.of(facet.light()));
        // What is said of a shadow can sound like blame, which is the last thing that mourning needs.
        if (!mourns()) {
            sentences.add(facet.shadow());
        }
        voice.arrange(sentences);
        return sentences;
    }

    /** A card's own sentence, unless it would begin as something has begun before. */
    private void own(String sentence, int dispensable) {
        if (voice.echo(sentence) < Memory.NOTICEABLE) {
            draft.add(voice.quote(sentence), dispensable);
        }
    }

    static Facts neighbours(Terms terms, Facts facts, Standing standing, Voice voice) {
        return terms.naming(facts.and(Terms.key(standing.bond())), "neighbour", standing.neighbour(), voice);
    }
}

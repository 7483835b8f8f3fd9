package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.SpreadReading.Pair;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what no card says alone, one thought after another, and turns it to the question. */
final class Synthesis {

    /** What the row or the thread of the cross says better. */
    private static final Set<String> SAID_OTHERWISE = Set.of("see_arc", "see_pair", "see_strongest");

    /** How often something is said of what strikes one about the spread, where the reading is long enough without it. */
    private static final double STRIKING = 0.2;

    /** How often two cards are named by what they have in common, and not all summed up. */
    private static final double NAMING_TWO = 0.6;

    private final Voice voice;
    private final Terms terms;
    private final Draft draft;
    private final Deque<Observation> unsaid;
    private final SpreadReading spread;
    private final Wanted wanted;
    private final Optional<DrawnCard> answering;

    /** Whether ten cards are followed along their thread where there is a thought to come to, or heart and crossing are told: both would be too long a way. */
    private final boolean argues;

    private List<DrawnCard> alike = List.of();
    private Draft.@Nullable Gap gap;

    /**
     * @param wanted of the card that answers
     * @param principle what it rests on is left to it to say
     */
    Synthesis(Voice voice, Terms terms, Draft draft, SpreadReading spread, Wanted wanted, Principle principle) {
        this.voice = voice;
        this.terms = terms;
        this.draft = draft;
        this.spread = spread;
        this.wanted = wanted;
        this.answering = spread.cards().size() > 1 && voice.perhaps(0.35)
                ? Optional.empty()
                : Optional.of(voice.perhaps(0.6) ? spread.cards().getLast() : spread.strongest());
        this.argues = voice.perhaps(0.5);
        this.unsaid = new ArrayDeque<>(Observation.of(spread, terms, voice).stream()
                .filter(seen -> !SAID_OTHERWISE.contains(seen.rule()) && !principle.restsOn(seen))
                .toList());
    }

    /** @param cards which were told by what the thought begins from */
    void beginFrom(List<DrawnCard> cards) {
        alike = cards;
    }

    /** How heart and crossing stand to each other, said where both have just been shown. */
    void heart(Throughline line) {
        if (terms.thought().isEmpty() || !argues) {
            draft.add(voice.say("crossed", ofPair(line.heart())));
        }
    }

    void write() {
        terms.thought().ifPresentOrElse(this::follow, this::lookAtThemAll);
    }

    /** Where the situation is known, what they have in common comes to one thought, and that to an answer. */
    private void follow(Thought thought) {
        if (spread.spread() == Spread.CELTIC_CROSS && argues) {
            Throughline.of(spread).ifPresent(this::argue);
        }
        gap = draft.gap();
        if (alike.size() > 1 && voice.perhaps(NAMING_TWO)) {
            draft.add(voice.say("together", inCommon()));
        } else if (spread.cards().size() > 1) {
            draft.add(voice.quote(thought.common()));
        }
        // With one card there is not always room for how one comes to it.
        draft.add(voice.quote(thought.turn()), spread.cards().size() == 1 ? 1 : 0);
        draft.add(voice.quote(thought.to(wanted)));
    }

    /** Two of those that have it in common, where there are more such as lie apart. */
    private Facts inCommon() {
        Facts facts = terms.ofReading().and(Terms.key(terms.tenor()));
        return terms.naming(terms.naming(facts, "first", alike.getFirst(), voice), "second", alike.getLast(), voice);
    }

    private void lookAtThemAll() {
        switch (spread.spread()) {
            case SINGLE -> {
                if (voice.perhaps(STRIKING)) {
                    sayNext(6);
                }
            }
            case THREE_CARD, SHADOW_WORK -> {
                draft.add(voice.say("arc", ofRow()));
                if (voice.perhaps(STRIKING)) {
                    sayNext(3);
                }
            }
            case CELTIC_CROSS -> Throughline.of(spread).ifPresent(this::argue);
        }
        gap = draft.gap();
        boolean gently = terms.facet(spread.cards().getFirst()).answers().isEmpty();
        if (gently) {
            draft.add(voice.say("gathering", gathered()));
        } else {
            answering.ifPresent(this::answer);
        }
    }

    /** The card that has the last word on what was asked, if one has: where things tend, or what speaks loudest. */
    Optional<DrawnCard> answering() {
        return answering;
    }

    /** Of several cards one has to be named; where one lies alone, what it says can do without. */
    private void answer(DrawnCard card) {
        Facts facts = terms.naming(terms.ofReading(), "best", card, voice);
        String answer = terms.facet(card).to(wanted).orElseThrow();
        if (spread.cards().size() > 1) {
            draft.add(voice.say("lead", facts));
            draft.announced(voice.quote(answer));
        } else {
            draft.add(voice.say("lead", facts), 7);
            draft.add(voice.quote(answer));
        }
    }

    private void argue(Throughline line) {
        if (voice.perhaps(STRIKING)) {
            sayNext(4);
        }
        Facts facts =
                ofPair(line.pair()).andIf(line.pair().dignity() == line.heart().dignity(), "like_the_heart");
        draft.add(voice.say("thread", facts));
        // Where it comes from or where it leans: both would be one thought too many after ten cards.
        if (voice.perhaps(0.5)) {
            line.because().ifPresent(card -> draft.add(voice.trySay("thread_because", terms.ofCard(card)), 2));
        } else {
            line.so().ifPresent(card -> draft.add(voice.trySay("thread_so", terms.ofCard(card)), 1));
        }
        draft.paragraph();
    }

    private Facts ofPair(Pair pair) {
        Facts facts = terms.ofReading().and(pair.key(), Terms.key(pair.dignity()));
        return terms.naming(terms.naming(facts, "first", pair.first(), voice), "second", pair.second(), voice);
    }

    private Facts ofRow() {
        Facts facts = terms.ofReading();
        String[] ordinals = {"first", "second", "third"};
        for (int i = 0; i < ordinals.length; i++) {
            facts = terms.naming(facts, ordinals[i], spread.cards().get(i), voice);
        }
        List<DrawnCard> cards = spread.cards();
        return facts.and("ends_" + Terms.key(Standing.between(cards.getFirst(), cards.getLast())));
    }

    /** The light of one card and the shadow of another, by preference such as have not been told. */
    private Facts gathered() {
        DrawnCard best = spread.cards().stream()
                .max(Comparator.comparingInt(card -> (isTold(Portrait.of(card).bright()) ? 0 : 20)
                        + leads(card, "outcome", "integration", "future")))
                .orElseThrow();
        DrawnCard snag = spread.cards().stream()
                .max(Comparator.comparingInt(card -> (isTold(Portrait.of(card).dark()) ? 0 : 20)
                        + (card.equals(best) ? 0 : 10)
                        + leads(card, "crossing", "shadow", "present")))
                .orElseThrow();
        return terms.naming(terms.naming(terms.ofReading(), "best", best, voice), "snag", snag, voice)
                .telling("best_gift", core(best.meaning().gift()))
                .telling("snag_risk", core(snag.meaning().risk()));
    }

    private boolean isTold(String words) {
        return voice.hasTold(words);
    }

    private static int leads(DrawnCard card, String... places) {
        return (List.of(places).contains(card.position().key()) ? 4 : 0)
                + (card.card().isMajor() ? 2 : 0);
    }

    /** "A reason to stay, freshly found" without what trails after it, so that a sentence can go on. */
    private static String core(String phrase) {
        int comma = phrase.indexOf(',');
        return comma < 0 ? phrase : phrase.substring(0, comma);
    }

    /** Puts one more observation into a reading that came out short, if there is one. */
    boolean sayMore() {
        Optional<String> said = next();
        said.ifPresent(text -> Objects.requireNonNull(gap).fill(text, 1));
        return said.isPresent();
    }

    /** How many of what lies there is nothing for who mourns. */
    private void sayNext(int dispensable) {
        if (!terms.ofReading().hold("about_grief")) {
            draft.add(next(), dispensable);
        }
    }

    private Optional<String> next() {
        while (!unsaid.isEmpty()) {
            Observation next = unsaid.removeFirst();
            Optional<String> said = voice.trySay(next.rule(), next.facts());
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }
}

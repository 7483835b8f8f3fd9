package app.alembic.oracle.mirror;

import app.alembic.deck.Dignity;
import app.alembic.deck.Element;
import app.alembic.deck.Nature;
import app.alembic.deck.Rank;
import app.alembic.oracle.mirror.QuestionReading.Time;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of the seven Hermetic principles, and what in the reading calls for it. The evidence is a key in the store, so
 * that the reason given is always the true one.
 */
record Principle(Name name, String evidence, double weight, List<DrawnCard> witnesses) {

    /** The seven, as <i>The Kybalion</i> (1908) names them. */
    enum Name {
        MENTALISM,
        CORRESPONDENCE,
        VIBRATION,
        POLARITY,
        RHYTHM,
        CAUSE_AND_EFFECT,
        GENDER
    }

    static Principle truestOf(SpreadReading spread, QuestionReading question) {
        var called = new ArrayList<Principle>();
        fromTheCards(spread, called);
        DrawnCard first = spread.cards().getFirst();
        fromTheQuestion(question, first, called);
        fromOneCard(first, spread.cards().size() == 1 ? 4 : 1, called);
        return called.stream()
                .max(Comparator.comparingDouble(Principle::weight))
                .orElseThrow();
    }

    private static void fromTheCards(SpreadReading spread, List<Principle> called) {
        List<DrawnCard> cards = spread.cards();
        int size = cards.size();
        if (size == 1) {
            return;
        }
        DrawnCard first = cards.getFirst();
        DrawnCard last = cards.getLast();
        if (Standing.between(first, last) == Dignity.CONTRARY) {
            called.add(new Principle(Name.POLARITY, "contrary", 6, List.of(first, last)));
        }
        if (first.card().element() == last.card().element()) {
            called.add(new Principle(Name.CAUSE_AND_EFFECT, "same_ends", 6, List.of(first, last)));
        }
        if (!spread.repeatedNumber().isEmpty()) {
            called.add(new Principle(Name.CORRESPONDENCE, "repeated_number", 6.5, spread.repeatedNumber()));
        }
        if (first.reversed() != last.reversed()) {
            called.add(new Principle(Name.RHYTHM, "turning", 4.5, List.of(first, last)));
        }
        if (spread.countOf(Element.AIR) * 2 > size) {
            called.add(new Principle(Name.MENTALISM, "air", 7, List.of(first, last)));
        }
        long active = cards.stream()
                .filter(card -> SpreadReading.isActive(card.card().element()))
                .count();
        if (active * 2 == size) {
            called.add(new Principle(Name.GENDER, "halves", 6.2, List.of(first, last)));
        }
        if (active == size) {
            called.add(new Principle(Name.VIBRATION, "all_moving", 6.8, List.of(first, last)));
        }
        if (active == 0) {
            called.add(new Principle(Name.RHYTHM, "all_resting", 6.8, List.of(first, last)));
        }
        if (spread.reversed() > 0 && spread.reversed() * 2 == size) {
            called.add(new Principle(Name.POLARITY, "half_reversed", 6.1, List.of(first, last)));
        }
        if (spread.majors() * 2 > size) {
            called.add(new Principle(Name.CORRESPONDENCE, "majors", 6.3, List.of(first, last)));
        }
    }

    /** What was asked is nearer to the seeker than what lies there, unless that is striking. */
    private static void fromTheQuestion(QuestionReading question, DrawnCard card, List<Principle> called) {
        var witness = List.of(card);
        switch (question.form()) {
            case SHOULD -> called.add(new Principle(Name.POLARITY, "asked_should", 6.4, witness));
            case EITHER -> called.add(new Principle(Name.POLARITY, "two_roads_named", 6.6, witness));
            case WHETHER -> called.add(new Principle(Name.MENTALISM, "asked_whether", 6.4, witness));
            case WHEN -> called.add(new Principle(Name.RHYTHM, "asked_when", 6.6, witness));
            case WHY -> called.add(new Principle(Name.CAUSE_AND_EFFECT, "asked_why", 6.6, witness));
            case HOW -> called.add(new Principle(Name.CORRESPONDENCE, "asked_how", 6.4, witness));
            case MIND -> called.add(new Principle(Name.MENTALISM, "asked_of_another", 6.6, witness));
            case WHAT, OPEN -> {}
        }
        if (question.feeling().isPresent()) {
            called.add(new Principle(Name.VIBRATION, "feeling", 6.45, witness));
        }
        if (question.time() == Time.BEHIND) {
            called.add(new Principle(Name.CAUSE_AND_EFFECT, "asked_of_the_past", 6.3, witness));
        }
        if (question.subject() == Subject.FAMILY) {
            called.add(new Principle(Name.CORRESPONDENCE, "family", 6.35, witness));
        }
    }

    private static void fromOneCard(DrawnCard card, double weight, List<Principle> called) {
        var witness = List.of(card);
        if (card.reversed()) {
            called.add(new Principle(Name.POLARITY, "reversed_card", weight + 0.4, witness));
        }
        if (card.card().nature() instanceof Nature.Court court) {
            boolean rules = court.rank() == Rank.QUEEN || court.rank() == Rank.KING;
            called.add(new Principle(
                    rules ? Name.GENDER : Name.VIBRATION, rules ? "ruler" : "restless_court", weight + 0.6, witness));
        }
        switch (card.card().element()) {
            case AIR -> called.add(new Principle(Name.MENTALISM, "air_card", weight, witness));
            case FIRE -> called.add(new Principle(Name.VIBRATION, "fire_card", weight, witness));
            case WATER -> called.add(new Principle(Name.RHYTHM, "water_card", weight, witness));
            case EARTH -> called.add(new Principle(Name.CORRESPONDENCE, "earth_card", weight, witness));
        }
        if (card.card().nature() instanceof Nature.Pip pip && pip.number() == 1) {
            called.add(new Principle(Name.CAUSE_AND_EFFECT, "seed_card", weight + 0.5, witness));
        }
    }

    /** Whether an observation would only say again what the principle rests on. */
    boolean restsOn(Observation seen) {
        return switch (evidence) {
            case "majors" -> seen.rule().equals("see_majors");
            case "repeated_number" -> seen.rule().equals("see_number");
            case "half_reversed" -> seen.rule().equals("see_reversals");
            case "air", "all_moving", "all_resting", "halves" ->
                seen.rule().equals("see_suit") || seen.rule().equals("element_in_subject");
            case "contrary", "same_ends" -> seen.rule().equals("see_three_elements");
            default -> false;
        };
    }

    /** Says how it is true of the situation where that is known, and otherwise what calls for it. */
    void write(Voice voice, Terms terms, Draft draft) {
        Optional<Thought> thought = terms.thought();
        if (thought.isPresent()) {
            draft.add(voice.quote(thought.get().principle()));
            return;
        }
        Facts facts = terms.ofReading().and(Terms.key(name), evidence);
        String[] slots = {"first", "second"};
        for (int i = 0; i < Math.min(slots.length, witnesses.size()); i++) {
            facts = terms.naming(facts, slots[i], witnesses.get(i), voice);
        }
        draft.add(voice.say("principle", facts));
    }
}

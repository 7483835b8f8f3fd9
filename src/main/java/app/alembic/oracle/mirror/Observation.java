package app.alembic.oracle.mirror;

import app.alembic.deck.Nature;
import app.alembic.deck.Suit;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that the cards show together, and the rule that says it.
 *
 * @param striking how much it would strike a reader at the table, 1 to 10
 */
record Observation(String rule, Facts facts, double striking) {

    /** The most striking first. */
    static List<Observation> of(SpreadReading spread, Terms terms, Voice voice) {
        var seen = new ArrayList<Observation>();
        Facts facts = terms.ofReading();
        int size = spread.cards().size();
        if (size == 1) {
            DrawnCard only = spread.cards().getFirst();
            seen.add(new Observation("element_in_subject", terms.ofCard(only), 4));
            seen.add(new Observation("nature", terms.ofCard(only), 3));
            return seen;
        }
        suits(spread, facts, seen);
        majors(spread, facts, seen);
        reversals(spread, facts, seen);
        numbers(spread, facts, seen);
        courts(spread, facts, seen);
        arc(spread, terms, seen);
        pairs(spread, terms, seen);
        DrawnCard strongest = spread.strongest();
        seen.add(new Observation("see_strongest", terms.ofCard(strongest), 3 + size / 5.0));
        return seen.stream()
                .map(one -> new Observation(one.rule(), one.facts(), one.striking() + (voice.perhaps(0.5) ? 1 : 0)))
                .sorted(Comparator.comparingDouble(Observation::striking).reversed())
                .toList();
    }

    private static void suits(SpreadReading spread, Facts facts, List<Observation> seen) {
        double size = spread.cards().size();
        spread.dominantElement()
                .ifPresent(element -> seen.add(new Observation(
                        "element_in_subject",
                        facts.and("in_" + Terms.key(element), "leading").naming("element", Terms.key(element)),
                        3 + 4 * spread.countOf(element) / size)));
        spread.dominantSuit()
                .ifPresent(suit -> seen.add(new Observation(
                        "see_suit", suit(facts, suit, spread.countOf(suit)), 3 + 6 * spread.countOf(suit) / size)));
        if (spread.dominantElement().isEmpty() && size == 3) {
            seen.add(new Observation("see_three_elements", facts, 4));
        }
        spread.absentElement()
                .ifPresent(element -> seen.add(new Observation(
                        "see_absent", facts.and("no_" + Terms.key(element)).naming("element", Terms.key(element)), 7)));
    }

    private static Facts suit(Facts facts, Suit suit, long count) {
        return facts.and(Terms.key(suit))
                .naming("suit", suit.title())
                .naming("field", suit.field())
                .naming("many", Wording.number((int) count))
                .naming("times", Wording.times((int) count));
    }

    private static void majors(SpreadReading spread, Facts facts, List<Observation> seen) {
        long majors = spread.majors();
        int size = spread.cards().size();
        Facts counted = facts.naming("many", Wording.number((int) majors));
        if (majors == size) {
            seen.add(new Observation("see_majors", counted.and("all"), 9));
        } else if (majors * 2 >= size) {
            seen.add(new Observation("see_majors", counted.and("most"), 7));
        } else if (majors == 0) {
            seen.add(new Observation("see_majors", counted.and("none"), size == 3 ? 4 : 7));
        } else if (majors == 1) {
            DrawnCard only = spread.cards().stream()
                    .filter(card -> card.card().isMajor())
                    .findFirst()
                    .orElseThrow();
            seen.add(new Observation(
                    "see_majors",
                    counted.and("single_major")
                            .naming("card", Terms.called(only))
                            .naming("the_label", Terms.place(only)),
                    5));
        } else {
            seen.add(new Observation("see_majors", counted.and("some"), 4));
        }
    }

    private static void reversals(SpreadReading spread, Facts facts, List<Observation> seen) {
        long reversed = spread.reversed();
        int size = spread.cards().size();
        Facts counted = facts.naming("many", Wording.number((int) reversed));
        if (reversed == 0) {
            seen.add(new Observation("see_reversals", counted.and("none"), 5));
        } else if (reversed == size) {
            seen.add(new Observation("see_reversals", counted.and("all"), 8));
        } else if (reversed * 2 > size) {
            seen.add(new Observation("see_reversals", counted.and("most"), 6));
        } else if (reversed > 1) {
            seen.add(new Observation("see_reversals", counted.and("some"), 4));
        } else {
            seen.add(new Observation("see_reversals", counted.and("only_one"), 4));
        }
    }

    private static void numbers(SpreadReading spread, Facts facts, List<Observation> seen) {
        List<DrawnCard> same = spread.repeatedNumber();
        if (!same.isEmpty() && same.getFirst().card().nature() instanceof Nature.Pip pip) {
            String name = pip.number() == 1 ? "aces" : pip.number() == 6 ? "sixes" : Wording.number(pip.number()) + "s";
            seen.add(new Observation(
                    "see_number",
                    facts.and("number_" + pip.number(), same.size() == 2 ? "just_two" : "three_or_more")
                            .naming("many", Wording.number(same.size()))
                            .naming("times", Wording.times(same.size()))
                            .naming("numbers", name)
                            .naming("theme", pip.theme())
                            .naming("first", Terms.called(same.get(0)))
                            .naming("second", Terms.called(same.get(1))),
                    5 + same.size()));
        }
    }

    private static void courts(SpreadReading spread, Facts facts, List<Observation> seen) {
        List<DrawnCard> courts = spread.courts();
        if (courts.size() == 1) {
            DrawnCard court = courts.getFirst();
            seen.add(new Observation(
                    "see_court",
                    facts.naming("card", Terms.called(court))
                            .naming("the_label", Terms.place(court))
                            .and("court", Terms.key(((Nature.Court) court.card().nature()).rank())),
                    4));
        } else if (courts.size() > 1) {
            seen.add(new Observation(
                    "see_courts", facts.naming("many", Wording.number(courts.size())), 4 + courts.size() / 2.0));
        }
    }

    private static void arc(SpreadReading spread, Terms terms, List<Observation> seen) {
        if (spread.cards().size() != 3) {
            return;
        }
        Facts facts = terms.ofReading();
        String[] ordinals = {"first", "second", "third"};
        for (int i = 0; i < 3; i++) {
            DrawnCard card = spread.cards().get(i);
            facts = facts.naming(ordinals[i], Terms.called(card))
                    .naming(ordinals[i] + "_word", card.card().keywords().getFirst())
                    .naming(
                            ordinals[i] + "_side",
                            card.reversed()
                                    ? card.meaning().risk()
                                    : card.meaning().gift());
        }
        seen.add(new Observation("see_arc", facts, 6));
    }

    private static void pairs(SpreadReading spread, Terms terms, List<Observation> seen) {
        if (spread.spread() != Spread.CELTIC_CROSS) {
            return;
        }
        for (var pair : spread.pairs()) {
            Facts facts = terms.ofReading()
                    .and(pair.key(), Terms.key(pair.dignity()))
                    .naming("first", Terms.called(pair.first()))
                    .naming("second", Terms.called(pair.second()))
                    .naming("first_gift", pair.first().meaning().gift())
                    .naming("second_gift", pair.second().meaning().gift())
                    .naming("first_element", Terms.key(pair.first().card().element()))
                    .naming("second_element", Terms.key(pair.second().card().element()));
            double striking = switch (pair.dignity()) {
                case SAME, CONTRARY -> 5.5;
                case FRIENDLY, SUPPORTIVE -> 4.5;
            };
            seen.add(new Observation("see_pair", facts, striking));
        }
    }
}

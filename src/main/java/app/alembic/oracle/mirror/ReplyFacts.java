package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import app.alembic.deck.Nature;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is true of one message and of the card that answers it, and what the things in them are called. */
final class ReplyFacts {

    /** Words of the deck that the voice does not use. */
    private static final Set<String> OF_FORTUNE_TELLERS = Set.of("will", "fate", "fortune", "luck");

    private static final List<String> TOPICS_OF_CARDS =
            List.of("cups", "wands", "swords", "pentacles", "majors", "minors", "courts", "aces");

    private final SpreadReading spread;
    private final Terms terms;
    private final Remark remark;
    private final Heard heard;
    private final Principle principle;

    ReplyFacts(SpreadReading spread, Terms terms, Remark remark, Heard heard, Principle principle) {
        this.spread = spread;
        this.terms = terms;
        this.remark = remark;
        this.heard = heard;
        this.principle = principle;
    }

    Facts all() {
        return kind(message(card(terms.ofCard(remark.touched().card()))));
    }

    /** Without the words that this talk, or this reply, has had: what fits then is new. */
    Facts unsaid(Facts facts, String draft) {
        Meaning meaning = remark.touched().card().meaning();
        Facts fewer = without(facts, "gift", meaning.gift(), draft);
        fewer = without(fewer, "risk", meaning.risk(), draft);
        return heard.holds(meaning.image()) ? fewer.without("image") : without(fewer, "image", meaning.image(), draft);
    }

    private Facts without(Facts facts, String slot, String words, String draft) {
        boolean isSaid =
                heard.saidInTheTalk(words) || draft.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        return isSaid ? facts.without(slot) : facts;
    }

    private Facts card(Facts known) {
        DrawnCard card = remark.touched().card();
        Meaning meaning = card.meaning();
        Meaning other = card.card().meaning(!card.reversed());
        Facts facts = known.and(remark.touched().truth())
                .andIf(isAsked(card) && heard.saidInTheTalk(card.card().name()), "again")
                .andIf(heard.saidInTheTalk(meaning.gift()), "told_gift")
                .andIf(heard.saidInTheTalk(meaning.risk()), "told_risk")
                .andIf(heard.saidInTheTalk(meaning.image()), "told_image")
                .andIf(spread.cards().size() == 1, "loud_alone")
                .andIf(spread.cards().size() > 1 && card.card().isMajor(), "loud_major")
                .andIf(spread.standing(card).filter(one -> one.strength() > 1).isPresent(), "loud_friends")
                .naming("other_gift", other.gift())
                .naming("other_risk", other.risk())
                .naming("keyword", keyword(card, 0))
                .naming("other_keyword", keyword(card, 1));
        if (card.card().nature() instanceof Nature.Major major && major.lens().startsWith("the ")) {
            facts = facts.naming("lens", major.lens());
        }
        List<DrawnCard> row = spread.cards();
        if (row.size() > 1) {
            boolean isRow = spread.spread() == Spread.THREE_CARD;
            DrawnCard first = row.getFirst();
            DrawnCard second = row.get(1);
            boolean shown = spread.spread() == Spread.SHADOW_WORK || !first.reversed();
            facts = side(facts, "a", first, shown);
            facts = side(facts, "b", second, isRow && !second.reversed());
            facts = side(facts, "c", row.getLast(), true);
        }
        return remark.touched() instanceof Touched.TwoCards(DrawnCard first, DrawnCard second)
                ? pair(facts, first, second)
                : facts;
    }

    private static String keyword(DrawnCard card, int place) {
        return card.card().keywords().stream()
                .filter(word -> !OF_FORTUNE_TELLERS.contains(word))
                .toList()
                .get(place);
    }

    /** One card alone: a pair or the whole is another thing than the card that was spoken of. */
    private boolean isAsked(DrawnCard card) {
        return remark.touched() instanceof Touched.OneCard one && one.card().equals(card);
    }

    /** A card and the one side of it that a short version has room for: what stands in the way is a dark one. */
    private static Facts side(Facts facts, String slot, DrawnCard card, boolean light) {
        return facts.naming(slot + "_card", Terms.called(card))
                .naming(
                        slot + "_side",
                        light ? card.meaning().gift() : card.meaning().risk());
    }

    private static Facts pair(Facts facts, DrawnCard first, DrawnCard second) {
        return facts.and(Terms.key(Standing.between(first, second)))
                .naming("first", Terms.called(first))
                .naming("second", Terms.called(second))
                .naming("first_image", first.meaning().image())
                .naming("second_image", second.meaning().image())
                .naming("first_risk", first.meaning().risk())
                .naming("second_risk", second.meaning().risk())
                .naming("first_gift", first.meaning().gift())
                .naming("second_gift", second.meaning().gift())
                .naming("first_element", Terms.key(first.card().element()))
                .naming("second_element", Terms.key(second.card().element()));
    }

    private Facts message(Facts known) {
        QuestionReading asked = remark.asked();
        Facts facts = known.and(
                        "asked_" + Terms.key(asked.form()),
                        "on_" + asked.subject().key())
                .andIf(asked.grave(), "grave")
                .andIf(remark.moves().size() > 1, "several")
                .andIf(remark.denied().isPresent(), "denied")
                .naming("another", remark.another().orElse("somebody else"))
                .andIf(remark.another().isPresent(), "of_another");
        for (Move move : remark.moves()) {
            facts = facts.and(Terms.key(move));
        }
        if (asked.person().isPresent()) {
            facts = facts.and("whom").naming("whom", asked.person().get());
        }
        if (remark.denied().isPresent()) {
            facts = facts.naming("denied", remark.denied().get());
        }
        if (asked.matter().filter(QuestionReading.Matter::isAct).isPresent()) {
            facts = facts.and("topic_act").naming("topic", asked.matter().get().words());
        }
        return quotation(facts);
    }

    private Facts quotation(Facts facts) {
        if (remark.quotation().isEmpty()) {
            return facts.and("quote_lost");
        }
        Quotation quotation = remark.quotation().get();
        return facts.and("quote_found", quotation.truth())
                .naming("fragment", quotation.fragment())
                .naming("quoted_card", Terms.called(quotation.card()));
    }

    private Facts kind(Facts facts) {
        if (remark.topic().isEmpty()) {
            return facts;
        }
        String topic = remark.topic().get();
        Facts known = facts.and("lore_" + topic);
        if (isPrinciple(topic)) {
            return known.and(Terms.key(principle.name()).equals(topic) ? "principle_used" : "principle_other");
        }
        List<DrawnCard> kind = remark.kind();
        if (!TOPICS_OF_CARDS.contains(topic)) {
            return known;
        }
        if (kind.isEmpty()) {
            return known.and("kind_none");
        }
        DrawnCard first =
                kind.contains(remark.touched().card()) ? remark.touched().card() : kind.getFirst();
        Facts ofFirst = terms.ofCard(first);
        return known.and(kind.size() == 1 ? "kind_one" : "kind_some")
                .naming("kind_count", Wording.number(kind.size()))
                .naming("kind_card", Terms.called(first))
                .naming("kind_orientation", first.reversed() ? "reversed" : "upright")
                .naming("kind_place", String.valueOf(ofFirst.nameOf("in_place")));
    }

    private static boolean isPrinciple(String topic) {
        for (Principle.Name name : Principle.Name.values()) {
            if (Terms.key(name).equals(topic)) {
                return true;
            }
        }
        return false;
    }
}

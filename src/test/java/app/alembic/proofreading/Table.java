package app.alembic.proofreading;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.mirror.Mirror;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** Cards on a table, and texts read at it. */
final class Table {

    private static final List<String> QUESTIONS = List.of(
            "Should I leave the city for the coast?",
            "Does he still love me?",
            "What do I need to know about my marriage?",
            "my dog died last week",
            "Why can't I finish my novel?",
            "How is my health going to be?",
            "Should I take the job in Leeds or stay with my team?",
            "...");

    private Table() {}

    static Consultation dealt(long seed) {
        var chance = new Random((seed + 1) * 0x9E3779B97F4A7C15L);
        return dealt(Spread.values()[chance.nextInt(4)], QUESTIONS.get(chance.nextInt(QUESTIONS.size())), chance);
    }

    static Consultation dealt(Spread spread, String question, Random chance) {
        var deck = new ArrayList<>(Deck.standard().cards());
        Collections.shuffle(deck, chance);
        var cards = new ArrayList<DrawnCard>();
        for (var position : spread.positions()) {
            cards.add(new DrawnCard(deck.get(cards.size()), position, chance.nextBoolean()));
        }
        return new Consultation(new UUID(chance.nextLong(), chance.nextLong()), question, spread, cards);
    }

    /** Past: the Ten of Swords, upright; Present: Strength, reversed; Future: The Sun, upright. */
    static Inquiry.Interpretation three() {
        var positions = Spread.THREE_CARD.positions();
        return new Inquiry.Interpretation(new Consultation(
                new UUID(3, 3),
                "Should I leave the city for the coast?",
                Spread.THREE_CARD,
                List.of(
                        new DrawnCard(card("Ten of Swords"), positions.get(0), false),
                        new DrawnCard(card("Strength"), positions.get(1), true),
                        new DrawnCard(card("The Sun"), positions.get(2), false))));
    }

    static Card card(String name) {
        return Deck.standard().cards().stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String mirrored(Consultation consultation) {
        var text = new StringBuilder();
        new Mirror().answer(new Inquiry.Interpretation(consultation), text::append);
        return text.toString();
    }

    static Proof read(Inquiry inquiry, String text) {
        return read(inquiry, List.of(text), _ -> {});
    }

    static Proof read(Inquiry inquiry, List<String> pieces, Consumer<String> reader) {
        var proofreader = new Proofreader(inquiry, new Mirror(), reader);
        pieces.forEach(proofreader::read);
        return proofreader.finish();
    }

    /** Cut at random: into single characters, words and long stretches. */
    static List<String> pieces(String text, Random chance) {
        int longest = List.of(1, 3, 12, 200).get(chance.nextInt(4));
        var pieces = new ArrayList<String>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + 1 + chance.nextInt(longest));
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}

package app.alembic.oracle.mirror;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Position;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Deals consultations from fixed seeds. */
final class Deals {

    static final List<String> QUESTIONS = List.of(
            "Should I leave the city for the coast?",
            "Will I find love again?",
            "Why can't I finish my novel?",
            "How do I talk to my mother about the house?",
            "Does he still love me?",
            "Should I take the job in Leeds or stay with my team?",
            "What do I need to know about my marriage?",
            "When will I feel like myself again",
            "I'm so tired of my job and scared about money. Should I quit?",
            "my dog died last week",
            "what now",
            "Is it time to sell the house?",
            "How can I deepen my meditation practice?",
            "Tell me about my finances this year",
            "I feel guilty about my brother.",
            "Am I on the right path?",
            "SHOULD I MOVE IN WITH MY BOYFRIEND OR KEEP MY FLAT???",
            "why do i keep going back to my ex",
            "How is my health going to be?",
            "When is the right time to start a family?",
            "42",
            "...");

    private Deals() {}

    /** For each spread each card on each place, once upright and once reversed. */
    static Stream<Consultation> everyCardEverywhere() {
        return Stream.of(Spread.values())
                .flatMap(spread -> IntStream.range(0, 2 * Deck.SIZE).mapToObj(turn -> {
                    var cards = new ArrayList<DrawnCard>();
                    List<Position> positions = spread.positions();
                    for (int place = 0; place < positions.size(); place++) {
                        // Seven and 78 have no common factor, so ten places hold ten different cards.
                        int index = (turn + 7 * place * (turn % 5 + 1)) % Deck.SIZE;
                        Card card = Deck.standard().cards().get(free(index, cards));
                        boolean reversed = (turn < Deck.SIZE) == ((turn + place) % 3 == 0);
                        cards.add(new DrawnCard(card, positions.get(place), reversed));
                    }
                    return consultation(turn, spread, cards, QUESTIONS.get(turn % QUESTIONS.size()));
                }));
    }

    private static int free(int index, List<DrawnCard> taken) {
        int candidate = index;
        while (isTaken(candidate, taken)) {
            candidate = (candidate + 1) % Deck.SIZE;
        }
        return candidate;
    }

    private static boolean isTaken(int index, List<DrawnCard> taken) {
        Card card = Deck.standard().cards().get(index);
        return taken.stream().anyMatch(drawn -> drawn.card().equals(card));
    }

    static Stream<Consultation> random(int count, long seed) {
        return IntStream.range(0, count).mapToObj(i -> random(seed + i));
    }

    static Consultation random(long seed) {
        var chance = scrambled(seed);
        Spread spread = Spread.values()[chance.nextInt(Spread.values().length)];
        return random(seed, spread, QUESTIONS.get(chance.nextInt(QUESTIONS.size())));
    }

    static Consultation random(long seed, Spread spread, String question) {
        var chance = scrambled(seed);
        var deck = new ArrayList<>(Deck.standard().cards());
        Collections.shuffle(deck, chance);
        var cards = new ArrayList<DrawnCard>();
        for (Position position : spread.positions()) {
            cards.add(new DrawnCard(deck.get(cards.size()), position, chance.nextBoolean()));
        }
        return consultation(seed, spread, cards, question);
    }

    private static Consultation consultation(long seed, Spread spread, List<DrawnCard> cards, String question) {
        var chance = scrambled(~seed);
        return new Consultation(new UUID(chance.nextLong(), chance.nextLong()), question, spread, cards);
    }

    /** Neighbouring seeds give neighbouring first numbers, unless they are pulled apart. */
    private static Random scrambled(long seed) {
        return new Random((seed + 1) * 0x9E3779B97F4A7C15L);
    }

    static String interpret(Consultation consultation) {
        var text = new StringBuilder();
        new Mirror().answer(new Inquiry.Interpretation(consultation), text::append);
        return text.toString();
    }
}

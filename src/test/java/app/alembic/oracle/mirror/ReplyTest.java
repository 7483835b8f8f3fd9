package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Inquiry.Turn;
import app.alembic.safety.Safety;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The talk about a finished reading. */
class ReplyTest {

    private static final List<String> QUESTIONS = List.of(
            "What about the first card?",
            "Tell me more about the reversed one.",
            "And why?",
            "How do the cards go together?",
            "Should I tell my mother?",
            "I do not agree with that at all",
            "what does the past say about my work",
            "Will he come back?",
            "Which step can I take with my money?",
            "When?",
            "Is my illness getting worse?",
            "The Tower scares me. Does the Ten of Swords mean the same?",
            "What do the cups want?",
            "42",
            "WHY DOES THE LAST CARD LOOK SO SAD???",
            "go on");

    private static final Pattern MECHANICS = Pattern.compile(
            "  |[{}<>*_#\\[\\]]|\\bnull\\b| [,.?!;:]|[,;:][,.;:]|\\.\\.|(?i:\\b(\\w+) \\1\\b)|(?i:\\ba [aeio]\\w)|(?i:\\ban [^aeiouh ])|—|–");

    @Test
    void repliesAboutManyDealsKeepToTheVoice() {
        assertThat(LongStream.range(0, 300)
                        .boxed()
                        .flatMap(seed -> faultsOfATalk(seed, 4))
                        .limit(8))
                .isEmpty();
    }

    @Test
    void aTalkOfThirtyQuestionsAboutOneCardRepeatsNoSentence() {
        assertThat(LongStream.range(0, 6)
                        .mapToObj(seed -> Deals.random(seed, Spread.SINGLE, "Should I leave the city for the coast?"))
                        .flatMap(deal -> faults(deal, 30).stream())
                        .limit(8))
                .isEmpty();
    }

    @Test
    void theSameQuestionAtTheSamePointGetsTheSameWords() {
        Consultation deal = Deals.random(3);

        assertThat(answer(deal, List.of(), "Why?")).isEqualTo(answer(deal, List.of(), "Why?"));
    }

    @Test
    void aCardIsFoundByItsNameItsOrderItsPlaceAndHowItLies() {
        Consultation deal = Deals.random(5, Spread.THREE_CARD, "What now?");
        DrawnCard second = deal.cards().get(1);
        var lying = new ArrayList<>(deal.cards().stream()
                .map(card -> new DrawnCard(
                        card.card(), card.position(), card.position().key().equals("future")))
                .toList());
        var oneReversed = new Consultation(deal.readingId(), deal.question(), deal.spread(), lying);

        assertThat(touched(deal, "What about " + second.card().name() + "?").card())
                .isEqualTo(second);
        assertThat(touched(deal, "the second card?").card()).isEqualTo(second);
        assertThat(touched(deal, "what does card 2 say").card()).isEqualTo(second);
        assertThat(touched(deal, "And the Present?").card()).isEqualTo(second);
        assertThat(touched(oneReversed, "Why is the reversed one so harsh?").card())
                .isEqualTo(lying.get(2));
        assertThat(touched(deal, "How do the first card and the future speak to each other? And the third card?"))
                .isInstanceOf(Touched.TwoCards.class);
        assertThat(touched(deal, "How do they work together?").truth()).isEqualTo("whole");
    }

    @Test
    void whatCannotBeFoundIsSaidPlainlyAndTheStrongestCardSpeaks() {
        Consultation deal = Deals.random(5, Spread.THREE_CARD, "What now?");
        DrawnCard strongest = new SpreadReading(deal.spread(), deal.cards()).strongest();

        assertThat(touched(deal, "hm, xyz?")).isEqualTo(new Touched.Nothing(strongest, "nothing"));
        assertThat(answer(deal, List.of(), "hm, xyz?"))
                .contains(strongest.card().name())
                .containsPattern("clear|show|found|traced|told|finding|points");
        String absent = Deck.standard().cards().stream()
                .filter(card ->
                        deal.cards().stream().noneMatch(drawn -> drawn.card().equals(card)))
                .map(Card::name)
                .filter(name -> name.contains(" of "))
                .findFirst()
                .orElseThrow();
        assertThat(touched(deal, "And the " + absent + "?").truth()).isEqualTo("absent_card");
        assertThat(touched(deal, "What of the shadow?").truth()).isEqualTo("absent_place");
    }

    @Test
    void aQuestionThatOnlyGoesOnStaysWithTheCardThatWasSpokenOfLast() {
        Consultation deal = Deals.random(5, Spread.THREE_CARD, "What now?");
        String first = answer(deal, List.of(), "What about the third card?");

        assertThat(new TouchFinder(new SpreadReading(deal.spread(), deal.cards()), "Tell me more")
                        .find(List.of(new Turn(true, "What about the third card?"), new Turn(false, first)))
                        .card())
                .isEqualTo(deal.cards().get(2));
    }

    private static Stream<String> faultsOfATalk(long seed, int turns) {
        return faults(Deals.random(seed * 31), turns).stream();
    }

    private static List<String> faults(Consultation deal, int turns) {
        var faults = new ArrayList<String>();
        String interpretation = Deals.interpret(deal);
        var said = new HashSet<>(Scrutiny.sentences(interpretation));
        var conversation = new ArrayList<Turn>();
        for (int turn = 0; turn < turns; turn++) {
            int offset = Math.floorMod(deal.readingId().hashCode(), QUESTIONS.size());
            String question = QUESTIONS.get((offset + turn) % QUESTIONS.size());
            String reply = answer(deal, interpretation, conversation, question);
            faultsOf(deal, reply, said).stream()
                    .map(fault -> fault + " in reply to: " + question + "\n" + reply)
                    .forEach(faults::add);
            conversation.add(new Turn(true, question));
            conversation.add(new Turn(false, reply));
        }
        return faults;
    }

    private static List<String> faultsOf(Consultation deal, String reply, HashSet<String> said) {
        var faults = new ArrayList<String>();
        int words = Wording.words(reply);
        if (words < 80 || words > 200) {
            faults.add(words + " words");
        }
        if (!reply.endsWith("?") || reply.chars().filter(c -> c == '?').count() != 1) {
            faults.add("not one question at the end");
        }
        Matcher fault = MECHANICS.matcher(reply);
        if (fault.find()) {
            faults.add("badly set at '" + fault.group() + "'");
        }
        for (Card card : Deck.standard().cards()) {
            if (deal.cards().stream().noneMatch(drawn -> drawn.card().equals(card))
                    && Pattern.compile("\\b" + card.name() + "\\b")
                            .matcher(reply)
                            .find()) {
                faults.add(card.name() + " was not drawn");
            }
        }
        if (deal.cards().stream().noneMatch(drawn -> reply.contains(drawn.card().name()))) {
            faults.add("no card is named but " + deal.cards().getFirst());
        }
        for (String sentence : Scrutiny.sentences(reply)) {
            if (!said.add(sentence)) {
                faults.add("said before: " + sentence);
            }
            if (!Character.isUpperCase(sentence.charAt(0))) {
                faults.add("small letter: " + sentence);
            }
            Safety.standard().check(sentence).ifPresent(breach -> faults.add(breach + ": " + sentence));
        }
        return faults;
    }

    private static Touched touched(Consultation deal, String question) {
        return new TouchFinder(new SpreadReading(deal.spread(), deal.cards()), question).find(List.of());
    }

    private static String answer(Consultation deal, List<Turn> conversation, String question) {
        return answer(deal, Deals.interpret(deal), conversation, question);
    }

    private static String answer(Consultation deal, String interpretation, List<Turn> conversation, String question) {
        var text = new StringBuilder();
        new Mirror().answer(new Inquiry.Reply(deal, interpretation, conversation, question), text::append);
        return text.toString();
    }
}

package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.oracle.mirror.Facets.Facet;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of the cards beside their tellings is held to the voice one by one, and to the grammar of its slots. */
class FacetsTest {

    private static final List<Facet> ALL = Arrays.stream(Temperament.values())
            .map(Facets::in)
            .flatMap(facets -> Deck.standard().cards().stream()
                    .flatMap(card -> Stream.of(lying(card, false), lying(card, true)))
                    .map(facets::of))
            .toList();

    private static final List<String> SENTENCES = Stream.concat(
                    told(facet -> Stream.of(
                                            Stream.of(facet.light(), facet.shadow()),
                                            facet.fields().values().stream().distinct(),
                                            facet.answers().values().stream())
                                    .flatMap(Function.identity()))
                            .stream(),
                    Facets.Grieving.ALL.values().stream()
                            .flatMap(grieving -> Stream.of(grieving.light(), grieving.grief())))
            .toList();
    private static final List<String> STEPS = told(facet -> Stream.of(facet.step()));
    private static final List<String> QUESTIONS = told(facet -> Stream.of(facet.question()));

    private static DrawnCard lying(Card card, boolean reversed) {
        return new DrawnCard(card, Spread.SINGLE.positions().getFirst(), reversed);
    }

    private static List<String> told(Function<Facet, Stream<String>> parts) {
        return ALL.stream().flatMap(parts).toList();
    }

    private static Stream<String> everything() {
        return Stream.of(SENTENCES, STEPS, QUESTIONS).flatMap(List::stream);
    }

    @Test
    void noTwoCardsAndNoTwoMannersShareAWord() {
        assertThat(ALL).hasSize(78 * 2 * Temperament.values().length);
        var seen = new HashSet<String>();
        assertThat(everything().filter(told -> !seen.add(told))).isEmpty();
    }

    @Test
    void nothingForetellsOrThreatens() {
        assertThat(everything().filter(HouseRules.FORETELLS_OR_THREATENS)).isEmpty();
    }

    @Test
    void theSafetyRulesRefuseNothing() {
        assertThat(HouseRules.refused(SENTENCES, STEPS, QUESTIONS)).isEmpty();
    }

    @Test
    void nothingNamesACard() {
        assertThat(everything().filter(HouseRules::namesACard)).isEmpty();
    }

    @Test
    void sentencesAndQuestionsAreWellSet() {
        assertThat(everything().filter(HouseRules.BADLY_SET)).isEmpty();
        assertThat(SENTENCES).allMatch(sentence -> sentence.matches("[A-Z][^?]*\\."));
        assertThat(QUESTIONS).allMatch(question -> question.matches("[A-Z][^?]*\\?"));
    }

    @Test
    void aQuestionIsOpen() {
        assertThat(QUESTIONS.stream().filter(HouseRules::isClosed)).isEmpty();
    }

    @Test
    void aCardHasSomethingToSayToEachKindOfQuestion() {
        assertThat(ALL).allMatch(facet -> facet.answers().keySet().equals(EnumSet.allOf(Wanted.class)));
    }

    @Test
    void aStepIsABareVerbPhraseThatFitsIntoASentence() {
        assertThat(STEPS.stream().filter(step -> !HouseRules.isBareVerbPhrase(step)))
                .isEmpty();
    }
}

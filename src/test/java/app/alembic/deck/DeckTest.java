package app.alembic.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeckTest {

    private static final Deck DECK = Deck.standard();

    /** What a mirror does not say: predictions, verdicts, fear; and names of cards, which may not have been drawn. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\b(you will|you'll|is going to|destined|fate|fortune|lucky|unlucky|good card|bad card|must|beware|doomed"
                    + "|magician|high priestess|empress|emperor|hierophant|the lovers|chariot|hermit|hanged man|temperance"
                    + "|the devil|the tower|the star|the moon|the sun|judgement|judgment|the world|strength|justice|death"
                    + "|(ace|two|three|four|five|six|seven|eight|nine|ten|page|knight|queen|king) of"
                    + " (wands|cups|swords|pentacles)|this card|the cards?)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void holds78CardsInTheirOrder() {
        assertThat(DECK.cards()).hasSize(78).extracting(Card::id).doesNotHaveDuplicates();
        assertThat(DECK.cards().getFirst().name()).isEqualTo("The Fool");
        assertThat(DECK.cards().get(21).name()).isEqualTo("The World");
        assertThat(DECK.cards().get(22).name()).isEqualTo("Ace of Wands");
        assertThat(DECK.cards().getLast().name()).isEqualTo("King of Pentacles");
    }

    @ParameterizedTest
    @CsvSource({
        "major_0, The Fool, Aleph, 1, Air, AIR, the divine child",
        "major_3, The Empress, Daleth, 4, Venus, EARTH, the great mother",
        "major_8, Strength, Teth, 9, Leo, FIRE, tamed instinct",
        "major_11, Justice, Lamed, 30, Libra, AIR, balance",
        "major_12, The Hanged Man, Mem, 40, Water, WATER, sacrifice",
        "major_20, Judgement, Shin, 300, Fire, FIRE, rebirth",
        "major_21, The World, Tau, 400, Saturn, EARTH, individuation"
    })
    void majorsCarryTheirCorrespondences(
            String id, String name, String letter, int value, String attribution, Element element, String lens) {
        Card card = DECK.card(id);

        assertThat(card.name()).isEqualTo(name);
        assertThat(card.element()).isEqualTo(element);
        assertThat(card.nature()).isInstanceOfSatisfying(Nature.Major.class, major -> {
            assertThat(major.letter()).isEqualTo(letter);
            assertThat(major.letterValue()).isEqualTo(value);
            assertThat(major.attribution()).isEqualTo(attribution);
            assertThat(major.lens()).isEqualTo(lens);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "wands_two, Mars, Aries",
        "wands_five, Saturn, Leo",
        "cups_six, Sun, Scorpio",
        "swords_ten, Sun, Gemini",
        "pentacles_nine, Venus, Virgo",
        "cups_ten, Mars, Pisces",
        "cups_two, Venus, Cancer"
    })
    void decansAreComputed(String id, String planet, String sign) {
        assertThat(DECK.card(id).nature())
                .isInstanceOfSatisfying(
                        Nature.Pip.class, pip -> assertThat(pip.decan()).isEqualTo(new Decan(planet, sign)));
    }

    @Test
    void theDecansOfAllPipsAreThe36OfTheZodiac() {
        assertThat(DECK.cards().stream()
                        .map(Card::nature)
                        .filter(Nature.Pip.class::isInstance)
                        .map(Nature.Pip.class::cast)
                        .filter(pip -> pip.number() > 1)
                        .map(Nature.Pip::decan))
                .hasSize(36)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "FIRE, FIRE, SAME",
        "FIRE, AIR, FRIENDLY",
        "WATER, EARTH, FRIENDLY",
        "FIRE, WATER, CONTRARY",
        "AIR, EARTH, CONTRARY",
        "FIRE, EARTH, SUPPORTIVE",
        "WATER, AIR, SUPPORTIVE"
    })
    void elementsGetOnAsDignitiesSayWhicheverComesFirst(Element one, Element other, Dignity dignity) {
        assertThat(one.with(other)).isEqualTo(dignity);
        assertThat(other.with(one)).isEqualTo(dignity);
    }

    @Test
    void everyMeaningKeepsItsGrammar() {
        for (Card card : DECK.cards()) {
            assertThat(card.keywords()).as(card.id()).hasSizeBetween(4, 6);
            for (Meaning meaning : List.of(card.upright(), card.reversed())) {
                assertThat(sentences(meaning)).as(card.id()).allMatch(text -> text.matches("[A-Z][^?!:\"]*\\."));
                assertThat(List.of(meaning.gift(), meaning.risk(), meaning.image(), meaning.step()))
                        .as(card.id())
                        .allMatch(text -> text.matches("[a-z][^.?!:]*"));
                assertThat(meaning.question()).as(card.id()).matches("[A-Z][^?]*\\?");
            }
        }
    }

    @Test
    void noMeaningPredictsJudgesOrNamesACard() {
        for (Card card : DECK.cards()) {
            for (Meaning meaning : List.of(card.upright(), card.reversed())) {
                assertThat(texts(meaning))
                        .as(card.id())
                        .noneMatch(text -> FORBIDDEN.matcher(text).find());
            }
        }
    }

    @Test
    void noSixWordsInARowStandInTheTextsOfTwoCards() {
        Map<String, String> first = new HashMap<>();
        var shared = new ArrayList<String>();
        for (Card card : DECK.cards()) {
            Stream.of(card.upright(), card.reversed()).flatMap(DeckTest::texts).forEach(text -> {
                String[] words =
                        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z' ]", "").split(" +");
                for (int at = 0; at + 6 <= words.length; at++) {
                    String run = String.join(" ", List.of(words).subList(at, at + 6));
                    String owner = first.putIfAbsent(run, card.id());
                    if (owner != null && !owner.equals(card.id())) {
                        shared.add(owner + ", " + card.id() + ": " + run);
                    }
                }
            });
        }
        assertThat(shared).isEmpty();
    }

    private static Stream<String> sentences(Meaning meaning) {
        return Stream.of(
                meaning.light(),
                meaning.shadow(),
                meaning.love(),
                meaning.work(),
                meaning.money(),
                meaning.health(),
                meaning.spirit());
    }

    private static Stream<String> texts(Meaning meaning) {
        return Stream.concat(
                sentences(meaning),
                Stream.of(meaning.gift(), meaning.risk(), meaning.image(), meaning.step(), meaning.question()));
    }
}

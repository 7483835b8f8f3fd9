package app.alembic.proofreading;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNamesTest {

    private final CardNames names = new CardNames(Deck.standard());

    @Test
    void allSeventyEightAreFoundByTheirName() {
        for (Card card : Deck.standard().cards()) {
            assertThat(names.in("In the Past, the card \"" + card.name() + "\" may speak."))
                    .as(card.name())
                    .extracting(Mention::card)
                    .containsExactly(card);
            assertThat(certain("Here " + card.name() + " suggests a pause."))
                    .as(card.name())
                    .containsExactly(card.name());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Beside it the ten of swords may rest. | Ten of Swords",
                "Beside it the 10 of Swords may rest. | Ten of Swords",
                "Your **Ace of Coins** invites care. | Ace of Pentacles",
                "So the Tower suggests a shift. | The Tower",
                "The World suggests a wide view. | The World",
                "THE TOWER suggests a shift. | The Tower",
                "Here The Sun warms the row. | The Sun",
                "The Sun suggests warmth. | The Sun",
                "And then the Sun, reversed, may dim. | The Sun",
                "In this place Death suggests an end to waiting. | Death",
                "Strength, reversed, may tire. | Strength",
                "Perhaps Judgment invites you. | Judgement",
                "Look at the Wheel of Fortune here. | Wheel of Fortune",
                "The\u00A0High Priestess keeps silent. | The High Priestess"
            })
    void aNameWrittenAsANameIsTheCard(String sentence, String card) {
        assertThat(certain(sentence)).containsExactly(card);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You may sit in the sun and look at the moon.",
                "The sun suggests warmth, and the world is wide.",
                "As the Sun in Gemini it may shine twice.",
                "The Sun in Scorpio warms it.",
                "The Moon rules tides.",
                "Strength may grow where nobody looks.",
                "Your strength, your justice, the death of a plan.",
                "Death and taxes are old companions.",
                "The devil is in the detail, and lovers quarrel.",
                "The Tower of London stands.",
                "The World Health report may wait.",
                "Each of us walks the Fool's Journey.",
                "Somebody works at the Department of Justice.",
                "A wheel of fortune at the fair.",
                "Star-crossed and World-weary, a hermit walks.",
                "The fool in you may laugh, magician that you are."
            })
    void aWordOfOrdinaryLanguageIsNoCard(String sentence) {
        assertThat(certain(sentence)).isEmpty();
    }

    @Test
    void theLongestNameIsTheOneThatIsMeant() {
        assertThat(certain("So the King of Swords, the Page of Cups and the Nine of Wands meet."))
                .containsExactly("King of Swords", "Page of Cups", "Nine of Wands");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Tower, reversed, suggests a pause. | true",
                "The Tower (Past, upright) suggests a pause. | false",
                "The Tower, in your Near Future, reversed, may wait. | true",
                "The Tower (upright) suggests a pause. | false",
                "The Tower is reversed here. | true",
                "Here lies a reversed Tower. | true",
                "In the Past, the Ten of Swords reversed suggests a pause. | true",
                "The Ten of Swords \u2013 upright \u2013 may rest. | false",
                "The Emperor stands upright in his armour. |",
                "The Tower reversed its course. |",
                "Were The Tower reversed, you might rest. |",
                "The Tower is not reversed. |",
                "The Tower, upright or reversed, may shake. |",
                "The Tower lies beside a reversed card. |"
            })
    void anOrientationIsHeardOnlyWhereItIsSaid(String sentence, Boolean reversed) {
        assertThat(names.in(sentence)).extracting(Mention::reversed).containsExactly(Optional.ofNullable(reversed));
    }

    private List<String> certain(String sentence) {
        return names.in(sentence).stream()
                .filter(Mention::certain)
                .map(mention -> mention.card().name())
                .toList();
    }
}

package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.safety.Safety;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a writer puts into the store is held to the voice before any reading is made of it. */
class PhrasebookTest {

    private static final Set<String> VALUES = Set.of(
            "matter",
            "span",
            "detail",
            "instead",
            "one",
            "brief",
            "one_brief",
            "other_brief",
            "object",
            "goal",
            "other",
            "person",
            "count",
            "card",
            "label",
            "the_label",
            "in_place",
            "asks",
            "orientation",
            "element",
            "gift",
            "risk",
            "image",
            "step",
            "question",
            "theme",
            "neighbour",
            "neighbour_element",
            "many",
            "times",
            "numbers",
            "first",
            "second",
            "third",
            "first_word",
            "second_word",
            "third_word",
            "first_side",
            "second_side",
            "third_side",
            "first_gift",
            "second_gift",
            "first_element",
            "second_element",
            "first_image",
            "second_image",
            "first_risk",
            "second_risk",
            "whom",
            "topic",
            "another",
            "denied",
            "fragment",
            "quoted_card",
            "keyword",
            "other_keyword",
            "lens",
            "other_gift",
            "other_risk",
            "kind_card",
            "kind_orientation",
            "kind_place",
            "kind_count",
            "a_card",
            "a_side",
            "b_card",
            "b_side",
            "c_card",
            "c_side",
            "third_element",
            "noun",
            "bright",
            "dark",
            "first_bright",
            "first_dark",
            "first_token",
            "second_bright",
            "second_dark",
            "second_token",
            "third_bright",
            "third_dark",
            "third_token",
            "best_bright",
            "best_gift",
            "snag_risk",
            "snag_dark",
            "best");

    private final Phrasebook book = Phrasebook.standard();

    @Test
    void everySlotIsAValueOrARule() {
        assertThat(turns().flatMap(turn -> turn.slots().stream())
                        .filter(slot -> !VALUES.contains(slot) && !book.has(slot)))
                .isEmpty();
    }

    @Test
    void noTurnForetellsOrdersOrThreatens() {
        Pattern forbidden = Pattern.compile(
                "(?i)\\b(?:will|fate|destin\\w*|fortune|lucky|must|never fear|beware|warning|predict\\w*|guarantee\\w*|good card|bad card)\\b");

        assertThat(texts().filter(text -> forbidden.matcher(text).find())).isEmpty();
    }

    @Test
    void theSafetyRulesRefuseNoTurnWhateverFillsIt() {
        Safety safety = Safety.standard();

        assertThat(texts().map(text -> text.replaceAll("\\{[a-z_]+}", "this"))
                        .flatMap(text -> Wording.sentences(text).stream())
                        .filter(sentence -> safety.check(sentence).isPresent()))
                .isEmpty();
    }

    @Test
    void noTurnNamesACard() {
        List<String> names = Deck.standard().cards().stream()
                .map(Card::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();

        assertThat(texts().map(text -> text.toLowerCase(Locale.ROOT))
                        .filter(text -> names.stream()
                                .anyMatch(name -> Pattern.compile("\\b" + name + "\\b")
                                        .matcher(text)
                                        .find())))
                .isEmpty();
    }

    @Test
    void noTurnPutsAnArticleItCannotKnowBeforeASlot() {
        assertThat(texts().filter(text -> text.matches("(?i).*\\ban? \\{.*"))).isEmpty();
    }

    /** "Your clients goes on" would be the least of it. What is an act may have a verb that agrees. */
    @Test
    void noVerbHasToAgreeWithWhatTheSeekerNamed() {
        Pattern agreeing = Pattern.compile(
                "(?:^|[.,:;] |\\b(?:that|what|while|when|if|perhaps|suppose|say|than|and|how|where) )"
                        + "\\{(?:person|object|goal|detail|matter)} (?:perhaps |never |already |still |also )?"
                        + "(?:is|was|has|does|goes|comes|keeps|lives|seems|makes|takes|wants|lies|looks|needs|stays|holds|belongs|means|asks)\\b");

        assertThat(turns().filter(turn -> !turn.needs().contains("act"))
                        .map(Turn::text)
                        .filter(text -> agreeing.matcher(text).find()))
                .isEmpty();
    }

    @Test
    void noTurnIsWrittenTwice() {
        var seen = new HashSet<Turn>();

        assertThat(turns().filter(turn ->
                                !turn.text().contains("{") || turn.pieces().size() > 1)
                        .filter(turn -> turn.text().split(" ").length > 4)
                        .filter(turn -> !seen.add(turn)))
                .isEmpty();
    }

    private Stream<Turn> turns() {
        return book.rules().stream().flatMap(rule -> book.turns(rule).stream());
    }

    private Stream<String> texts() {
        return turns().map(Turn::text);
    }
}

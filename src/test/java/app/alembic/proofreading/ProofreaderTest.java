package app.alembic.proofreading;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Deck;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.mirror.Mirror;
import app.alembic.proofreading.Proof.Broken;
import app.alembic.proofreading.Proof.Sound;
import app.alembic.safety.Fault;
import app.alembic.safety.Safety;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProofreaderTest {

    private static final String CLOSE = "What would the sea ask of you?";

    private final Inquiry.Interpretation three = Table.three();

    @Test
    void theMirrorsOwnTextsPassUntouched() {
        for (long seed = 0; seed < 400; seed++) {
            var consultation = Table.dealt(seed);
            String text = Table.mirrored(consultation);

            assertThat(Table.read(new Inquiry.Interpretation(consultation), text))
                    .as(text)
                    .isEqualTo(new Sound(text, List.of()));
        }
    }

    /** Found among 30,000: sentences that tell of things have few small words. */
    @Test
    void sentencesThatOnlyTellOfThingsAreEnglishToo() {
        for (String telling : List.of(
                "First a picture, a porter on a stair with ten parcels up to his chin, one shoelace undone, a lit doorway above.",
                "Imagine a flattened cornfield after hail, ten stalks bent, one lark going straight up.")) {
            assertThat(new English().goesOnWith((telling + " ").repeat(3)))
                    .as(telling)
                    .isTrue();
        }
    }

    @Test
    void aGoodTextPassesUntouched() {
        assertThat(Table.read(three, good())).isEqualTo(new Sound(good(), List.of()));
    }

    @Test
    void whatNothingCouldStoreIsNotLetThrough() {
        String text = good().replace(" the ", " th\0e \uD83D ").replace(CLOSE, "\uDE00 \uD83D\uDE00 " + CLOSE);

        var sound = (Sound) Table.read(three, text);

        assertThat(sound.released())
                .isEqualTo(good().replace(" the ", " the \uFFFD ").replace(CLOSE, "\uFFFD \uD83D\uDE00 " + CLOSE));
    }

    @Test
    void aModelsMannersAreNoFaults() {
        String text = """
                ## Your reading

                You ask whether to leave the city for the coast \u2014 a question that carries both a map and a mood. As above, so \
                below: the sea you picture may be one you already carry. "Is it the place, or is it me?" you may wonder...

                **Past: Ten of Swords (Upright)**
                In the Past position lies the 10 of Swords, upright. Airy, ruled by the Sun in Gemini, it mirrors the end of a \
                long argument with yourself. Its shadow: rehearsing the wound. Its light? Dawn. Strength may begin right there, \
                and the death of an old plan isn't a catastrophe; it's a clearing of the desk. In the old books Mr. Waite, \
                e.g., paints a black sky above and a yellow one at the rim of the world.

                **Present: Strength (Reversed)**
                Strength, in the Present, reversed, suggests a tenderness that has turned inward; were it upright, the lion \
                might already be leaning on you. Fire is its element, which Air feeds, so the first card strengthens this one. \
                Perhaps you hold the city responsible for a tiredness that asks for gentleness rather than for distance. You \
                may notice where you hold your jaw, your calendar, your tongue. The principle of Polarity fits here: leaving \
                and staying are two ends of one wish, to be met where you are.

                **Future: The Sun**
                The Sun card, upright in the Future, invites warmth without proof. The Sun here isn't a promise; it is a \
                direction of attention. Its shadow may be a brightness that leaves no room for doubt, a postcard where a life \
                is wanted. With two cards of Fire against one of Air the row leans forward, though the reversed card in the \
                middle asks you to slow down and look at who is walking. The arc moves from ending, through a quiet taming, \
                toward something simple and open: morning, salt, a table by a window.

                One step: spend three ordinary weekdays by the water before you decide, and write down what you missed.

                If the coast were a person, what would you hope it noticed about you?""";

        assertThat(Table.read(three, text)).isEqualTo(new Sound(text, List.of()));
    }

    @Test
    void anUnsafeSentenceEndsTheText() {
        String text = good().replace("A harbour", "You will meet a tall stranger in May. A harbour");

        var proof = (Broken) Table.read(three, text);

        assertThat(proof.violation()).isEqualTo(new Violation.Unsafe(Fault.PREDICTION));
        assertThat(text).startsWith(proof.released());
        assertThat(proof.released()).isNotEmpty().doesNotContain("You will", "stranger");
    }

    @Test
    void aSentenceBrokenOverLinesAndParagraphsIsReadAsOne() {
        for (String broken : List.of(
                "You will\nmeet a tall stranger.",
                "You will\n\nmeet a tall stranger.",
                "You will\nMeet a tall stranger.")) {
            assertThat(Table.read(three, good().replace("A harbour", broken + " A harbour")))
                    .as(broken)
                    .isInstanceOf(Broken.class);
        }
    }

    @Test
    void aTextThatLeavesEnglishCannotBeReadAndEnds() {
        for (String foreign : List.of(
                "Tu rencontreras un inconnu au bord de la mer, et rien ne sera plus comme avant. ",
                "Im Herbst wirst du deine Arbeit verlieren, und ein Fremder wird dir alles nehmen. ",
                "\u041E\u0441\u0435\u043D\u044C\u044E \u0442\u044B \u043F\u043E\u0442\u0435\u0440\u044F\u0435\u0448\u044C \u0440\u0430\u0431\u043E\u0442\u0443. ")) {
            String text = good().replace("A harbour", foreign.repeat(8) + "A harbour");

            var proof = (Broken) Table.read(three, text);

            assertThat(proof.violation()).as(foreign).isEqualTo(new Violation.NotEnglish());
            assertThat(proof.released().split(foreign.substring(0, 12))).hasSizeLessThan(10);
        }
    }

    @Test
    void anotherCardEndsTheText() {
        for (String other : List.of("The Tower", "the Nine of Cups", "the nine of cups", "the 9 of Cups")) {
            String text = good().replace("A harbour", "Beside it " + other + " suggests salt. A harbour");

            assertThat(((Broken) Table.read(three, text)).violation()).isInstanceOf(Violation.CardNotDrawn.class);
        }
    }

    @Test
    void theWrongOrientationEndsTheText() {
        assertThat(((Broken) Table.read(three, good().replace("Strength, reversed", "Strength, upright"))).violation())
                .isEqualTo(new Violation.WrongOrientation(
                        three.consultation().cards().get(1)));
    }

    @Test
    void aCardLeftOutIsMadeGoodBeforeTheClose() {
        String without = good().replace("The Sun", "the last card");

        var proof = (Sound) Table.read(three, without);

        assertThat(proof.flaws())
                .containsExactly(
                        new Flaw.CardLeftOut(three.consultation().cards().get(2)));
        String passage = new Mirror()
                .passage(three.consultation(), three.consultation().cards().get(2));
        assertThat(passage).contains("The Sun", "Future", "upright");
        assertThat(proof.released()).isEqualTo(without.replace("\n\nOne step", "\n\n" + passage + "\n\nOne step"));
    }

    @Test
    void aTextWithoutParagraphsIsMadeGoodToo() {
        String without = good().replace("Strength", "the middle card").replace("\n\n", " ");

        var proof = (Sound) Table.read(three, without);

        assertThat(proof.flaws()).hasSize(1);
        String passage = new Mirror()
                .passage(three.consultation(), three.consultation().cards().get(1));
        assertThat(proof.released()).contains("\n\n" + passage + "\n\n").endsWith(CLOSE);
    }

    @Test
    void aMissingQuestionIsPutAtTheEnd() {
        var proof = (Sound) Table.read(three, good().replace(CLOSE, "The sea may ask something of you."));

        assertThat(proof.flaws()).containsExactly(new Flaw.QuestionLeftOut());
        assertThat(proof.released())
                .endsWith("ask something of you.\n\n" + new Mirror().question(three.consultation()))
                .endsWith("?");
    }

    @Test
    void aTextOutOfItsRangeIsNoted() {
        String brief = "The Ten of Swords, Strength and The Sun invite rest. " + CLOSE;
        String endless =
                good().replace("\n\nOne step", "\n\n" + "Water may carry you there. ".repeat(80) + "\n\nOne step");

        assertThat(((Sound) Table.read(three, brief)).flaws()).hasOnlyElementsOfType(Flaw.TooShort.class);
        assertThat(((Sound) Table.read(three, endless)).flaws()).hasOnlyElementsOfType(Flaw.TooLong.class);
    }

    @Test
    void nothingAtAllIsStillAReadingOfEveryCard() {
        var proof = (Sound) Table.read(three, "");

        assertThat(proof.flaws()).hasSize(5);
        assertThat(proof.released())
                .contains("Ten of Swords", "Strength", "The Sun")
                .endsWith("?");
    }

    @Test
    void aReplyNeedNotNameItsCardsAndMayNameWhatTheSeekerBringsUp() {
        var plain = new Inquiry.Reply(three.consultation(), good(), List.of(), "And what about the winter?");
        var naming = new Inquiry.Reply(three.consultation(), good(), List.of(), "And where is The Tower in this?");
        String reply = "It may be a season of slow water. ".repeat(15) + "The Tower is not among these cards.";

        assertThat(((Broken) Table.read(plain, reply)).violation())
                .isEqualTo(new Violation.CardNotDrawn(Table.card("The Tower")));
        assertThat(Table.read(naming, reply)).isEqualTo(new Sound(reply, List.of()));
    }

    @Test
    void theCloseWaitsForTheWhole() {
        var released = new ArrayList<String>();
        var proofreader = new Proofreader(three, new Mirror(), released::add);

        proofreader.read(good());

        assertThat(String.join("", released)).isNotEmpty().doesNotContain("One step");
        proofreader.finish();
        assertThat(String.join("", released)).isEqualTo(good());
    }

    @Test
    void anyWayOfCuttingATextReleasesTheSame() {
        var chance = new Random(11);
        for (int round = 0; round < 200; round++) {
            var consultation = Table.dealt(round);
            String text = spoilt(Table.mirrored(consultation), chance);
            var inquiry = new Inquiry.Interpretation(consultation);
            var whole = new ArrayList<String>();
            var cut = new ArrayList<String>();

            var proof = Table.read(inquiry, List.of(text), whole::add);

            assertThat(Table.read(inquiry, Table.pieces(text, chance), cut::add))
                    .isEqualTo(proof);
            assertThat(cut).isEqualTo(whole);
            assertThat(String.join("", cut)).isEqualTo(proof.released());
        }
    }

    @Test
    void noReleaseEverHoldsAnUnsafeSentenceOrAnotherCard() {
        var chance = new Random(12);
        var names = new CardNames(Deck.standard());
        for (int round = 0; round < 200; round++) {
            var consultation = Table.dealt(round);
            var drawn = consultation.cards().stream().map(card -> card.card()).toList();
            var sentences = new SentenceCutter();
            String text = spoilt(Table.mirrored(consultation), chance);

            var proof = Table.read(new Inquiry.Interpretation(consultation), Table.pieces(text, chance), _ -> {});

            boolean knightWasDrawn = drawn.stream().anyMatch(card -> card.id().equals("pentacles_knight"));
            if (text.contains("lose your job") || (text.contains("Knight of Coins") && !knightWasDrawn)) {
                assertThat(proof).as(text).isInstanceOf(Broken.class);
            }
            var shown = new ArrayList<Sentence>();
            proof.released().chars().forEach(sign -> sentences.read((char) sign).ifPresent(shown::add));
            sentences.rest().ifPresent(shown::add);
            for (Sentence sentence : shown) {
                assertThat(Safety.standard().check(sentence.text()))
                        .as(sentence.text())
                        .isEmpty();
                assertThat(names.in(sentence.text()).stream()
                                .filter(Mention::certain)
                                .map(Mention::card))
                        .isSubsetOf(drawn);
            }
        }
    }

    @Test
    void theMirrorMakesEveryCardGoodInItsPlace() {
        for (long seed = 0; seed < 150; seed++) {
            var consultation = Table.dealt(seed);
            for (var drawn : consultation.cards()) {
                assertThat(new Mirror().passage(consultation, drawn))
                        .containsIgnoringCase(drawn.reversed() ? "reversed" : "upright")
                        .contains(drawn.card().name(), drawn.position().label())
                        .doesNotContain("\n");
            }
            assertThat(new Mirror().question(consultation)).endsWith("?");
        }
    }

    /** Now and then as it was, mostly with a fault somewhere. */
    private static String spoilt(String text, Random chance) {
        var sentences = new ArrayList<>(List.of(text.split("(?<=[.?]) ")));
        int place = chance.nextInt(sentences.size());
        switch (chance.nextInt(6)) {
            case 0 -> sentences.add(place, "You will lose your job in autumn.");
            case 1 -> sentences.add(place, "Beside it the Knight of Coins and The Hermit suggest a road.");
            case 2 ->
                sentences.add(
                        place, "\u201CHm\u2026 is it so?\u201D you may ask, e.g. at night.\n- a list\n- without marks");
            case 3 -> sentences.subList(place, sentences.size()).clear();
            case 4 -> Collections.swap(sentences, place, 0);
            default -> {}
        }
        return String.join(" ", sentences);
    }

    private static String good() {
        String filler = Stream.of("tide", "path", "door", "lamp", "bridge", "garden", "letter", "boat")
                .map(thing ->
                        "A %s may suggest how you weigh leaving against staying, and what each of them asks of you now. "
                                .formatted(thing))
                .reduce("", String::concat)
                .strip();
        return """
                The Ten of Swords, upright in the Past, suggests an old weariness that has had its say. %s

                In the Present, Strength, reversed, mirrors a gentleness turned inward. A harbour may be a picture of it. %s

                The Sun, upright in the Future, invites warmth. What is above may answer what is below. Air and fire are friends here.

                One step might be a weekend by the water. %s""".formatted(filler, filler, CLOSE);
    }
}

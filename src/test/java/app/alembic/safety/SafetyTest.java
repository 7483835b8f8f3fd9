package app.alembic.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyTest {

    private final Safety safety = Safety.standard();

    @Test
    void aStopSpeaksWithCareAndNamesSomebodyToTurnTo() {
        var verdict = safety.look("I want to die");

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Stop.class, stop -> {
            assertThat(stop.peril()).isEqualTo(Peril.SELF_HARM);
            assertThat(stop.message()).contains("talk to a person now");
            assertThat(stop.resources()).extracting(Resource::how).anyMatch(how -> how.contains("988"));
            assertThat(stop.resources()).extracting(Resource::url).contains("https://findahelpline.com");
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyPerilHasHelpInTheUnitedStatesAndEverywhereElse(Peril peril) {
        assertThat(new Resources().of(peril)).extracting(Resource::country).contains("US", "GB", "IE", "INT");
    }

    @Test
    void theResourcesSayWhenTheyWereReviewed() {
        assertThat(safety.resourcesReviewed()).isAfter(LocalDate.of(2026, 1, 1));
        assertThat(safety.resources()).extracting(Resource::how).contains("Call 116 123, at any hour, free");
    }

    @Test
    void aStopTakesPrecedenceOverABoundary() {
        assertThat(safety.look("Should I quit my job? Does he love me? I want to kill myself."))
                .isInstanceOf(Verdict.Stop.class);
    }

    @Test
    void aBoundaryIsOneSentenceBesideTheReading() {
        assertThat(safety.look("Does he love me?")).isInstanceOfSatisfying(Verdict.Boundary.class, boundary -> {
            assertThat(boundary.topic()).isEqualTo(Topic.ABSENT_PERSON);
            assertThat(boundary.notice()).endsWith(".").doesNotContain(". ");
        });
    }

    @Test
    void theVictimOfAThreatIsHelpedAndNotAccused() {
        assertThat(safety.look("He threatened to kill me, how do I stay safe?"))
                .isInstanceOfSatisfying(
                        Verdict.Stop.class, stop -> assertThat(stop.peril()).isEqualTo(Peril.IMMEDIATE_DANGER));
    }

    @Test
    void theGraverPerilIsAnsweredFirst() {
        assertThat(safety.look("I want to die so I just took 40 pills"))
                .isInstanceOfSatisfying(
                        Verdict.Stop.class, stop -> assertThat(stop.peril()).isEqualTo(Peril.MEDICAL_EMERGENCY));
    }

    @Test
    void anIdiomDoesNotHideWhatStandsBesideIt() {
        assertThat(safety.look("This job is killing me")).isEqualTo(new Verdict.Clear());
        assertThat(safety.look("This job is killing me and I will kill myself")).isInstanceOf(Verdict.Stop.class);
    }

    @Test
    void twoHintsTogetherAreHeard() {
        assertThat(safety.look("I am such a burden")).isEqualTo(new Verdict.Clear());
        assertThat(safety.look("Everything is pointless")).isEqualTo(new Verdict.Clear());
        assertThat(safety.look("I am such a burden. Everything is pointless")).isInstanceOf(Verdict.Stop.class);
    }

    @Test
    void anEmptyTextIsClear() {
        assertThat(safety.look("")).isEqualTo(new Verdict.Clear());
        assertThat(safety.look(" \n\u200B?!")).isEqualTo(new Verdict.Clear());
        assertThat(safety.check("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to d\u200Bi\u200Be",
                "I want to d\u00ADie",
                "\u202EI want to die\u202C",
                "I want to d\u0456e",
                "I want to di\u0301e\u0335",
                "\uFF29 want to \uFF44\uFF49\uFF45",
                "I want to \uD835\uDC1D\uD835\uDC22\uD835\uDC1E",
                "I want to \uD83C\uDDE9 \uD83C\uDDEE \uD83C\uDDEA",
                "I want to d1e",
                "I want to d!e",
                "I want to d*e",
                "I want to dieeeeee",
                "I want to d.i.e",
                "i w-a-n-t t-o d-i-e",
                "i don\u2019t want to live anymore",
                "i don`t want to live anymore",
                "*I WANT TO DIE!!!*"
            })
    void noDisguiseHidesACrisis(String text) {
        assertThat(safety.look(text)).isInstanceOf(Verdict.Stop.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I get to know her 2 cats",
                "p.s. I bought 3 candles @ the market!",
                "Is 4 my number, or is it 7?",
                "My skills and my audience, what of them?",
                "U.S.A. here I come",
                "\u0645\u0627\u0630\u0627 \u062A\u0642\u0648\u0644 \u0627\u0644\u0623\u0648\u0631\u0627\u0642",
                "\uD83C\uDF19\u2728\uD83D\uDD2E"
            })
    void signsFiguresAndOtherScriptsAreNoDisguise(String text) {
        assertThat(safety.look(text)).isEqualTo(new Verdict.Clear());
    }

    @Test
    void aBreachNamesItsFaultAndItsWords() {
        assertThat(safety.check("In spring you will meet a stranger."))
                .contains(new Breach(Fault.PREDICTION, "you will meet"));
    }

    @Test
    void conditionalWordsAreRight() {
        assertThat(safety.check("The Star may suggest, and it invites you to ask what you hope for."))
                .isEmpty();
    }
}

package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.mirror.QuestionReading.Form;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manners have to say to the situations is held to the voice piece by piece, and to the grammar of its slots. */
class ExperienceTest {

    private static final List<Temperament> EXPERIENCED = Arrays.stream(Temperament.values())
            .filter(Temperament::isExperienced)
            .toList();

    private static final List<Experience> ALL = EXPERIENCED.stream()
            .flatMap(manner -> Experience.all(manner).values().stream())
            .toList();

    private static final List<Thought> THOUGHTS = ALL.stream()
            .flatMap(experience -> experience.thoughts().values().stream())
            .toList();

    private static final List<String> PRINCIPLES =
            THOUGHTS.stream().map(Thought::principle).toList();
    private static final List<String> SENTENCES = Stream.concat(
                    ALL.stream().flatMap(experience -> experience.motifs().values().stream()),
                    THOUGHTS.stream().flatMap(Thought::sentences))
            .toList();
    private static final List<String> STEPS =
            THOUGHTS.stream().map(Thought::step).toList();
    private static final List<String> QUESTIONS =
            THOUGHTS.stream().map(Thought::question).toList();

    private static Stream<String> everything() {
        return Stream.of(SENTENCES, STEPS, QUESTIONS).flatMap(List::stream);
    }

    @Test
    void everyMannerThatHasExperienceKnowsEverySituationAndEveryField() {
        var known = new HashSet<>(Situations.keys());
        for (var subject : Subject.values()) {
            for (var form : Form.values()) {
                Situations.broadly(subject, form).ifPresent(found -> known.add(found.key()));
            }
        }

        assertThat(EXPERIENCED)
                .isNotEmpty()
                .allSatisfy(manner ->
                        assertThat(Experience.all(manner).keySet()).containsExactlyInAnyOrderElementsOf(known));
    }

    @Test
    void noTwoSituationsAndNoTwoMannersShareAPiece() {
        var seen = new HashSet<String>();

        assertThat(everything().filter(told -> !seen.add(told))).isEmpty();
    }

    @Test
    void nothingForetellsOrThreatensOrNamesACard() {
        assertThat(everything().filter(HouseRules.FORETELLS_OR_THREATENS)).isEmpty();
        assertThat(everything().filter(HouseRules::namesACard)).isEmpty();
    }

    @Test
    void theSafetyRulesRefuseNothing() {
        assertThat(HouseRules.refused(SENTENCES, STEPS, QUESTIONS)).isEmpty();
    }

    @Test
    void sentencesAndQuestionsAreWellSet() {
        assertThat(everything().filter(HouseRules.BADLY_SET)).isEmpty();
        assertThat(SENTENCES).allMatch(sentence -> sentence.matches("[A-Z][^?]*\\."));
        assertThat(QUESTIONS).allMatch(question -> question.matches("[A-Z][^?]*\\?"));
        assertThat(QUESTIONS.stream().filter(HouseRules::isClosed)).isEmpty();
        assertThat(STEPS.stream().filter(step -> !HouseRules.isBareVerbPhrase(step)))
                .isEmpty();
    }

    @Test
    void aPrincipleIsOneSentenceThatNamesOneOfTheSeven() {
        Predicate<String> namesOne = Pattern.compile(
                        "\\bprinciple of (?:Mentalism|Correspondence|Vibration|Polarity|Rhythm|Cause and Effect|Gender)\\b")
                .asPredicate();

        assertThat(PRINCIPLES).allMatch(namesOne);
        assertThat(PRINCIPLES).allMatch(told -> Scrutiny.sentences(told).size() == 1);
    }
}

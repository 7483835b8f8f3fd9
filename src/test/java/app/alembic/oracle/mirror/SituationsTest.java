package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.mirror.Situations.Recognised;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question is heard for the situation it comes from, and rather not at all than wrongly. */
class SituationsTest {

    private static final String NONE = "none";

    private final QuestionReader reader = new QuestionReader(Lexicon.standard());

    private record Labelled(List<String> situations, String question) {}

    private String heard(String question) {
        return reader.read(question).situation().map(Recognised::key).orElse(NONE);
    }

    /**
     * Questions as people put them, each with the situations it may come from, and such as come from none: those in {@code
     * mirror/questions.tsv}, by which it is heard, and others.
     */
    private static List<Labelled> labelled(String file) throws IOException {
        try (InputStream opened = Objects.requireNonNull(SituationsTest.class.getResourceAsStream("/mirror/" + file))) {
            return new String(opened.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .map(parts -> new Labelled(List.of(parts[0].split("\\|")), parts[1]))
                    .toList();
        }
    }

    /** One in so many of those in the store, which are thousands. */
    private static List<Labelled> taught(int of) throws IOException {
        List<Labelled> all = labelled("questions.tsv");
        return IntStream.range(0, all.size())
                .filter(line -> line % of == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** Of words for a whole field one cannot say that they are wrong. */
    private List<String> wrongly(List<Labelled> questions) {
        return questions.stream()
                .filter(asked -> Situations.keys().contains(heard(asked.question())))
                .filter(asked -> !asked.situations().contains(heard(asked.question())))
                .map(asked -> "%s: %s was heard as %s"
                        .formatted(asked.situations(), asked.question(), heard(asked.question())))
                .toList();
    }

    private double rightly(List<Labelled> questions) {
        return questions.stream()
                .filter(asked -> !asked.situations().contains(NONE))
                .mapToInt(asked -> asked.situations().contains(heard(asked.question())) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void questionsByWhichItIsHeardAreHeard() throws IOException {
        List<Labelled> questions = taught(7);

        assertThat(wrongly(questions)).hasSizeLessThanOrEqualTo(questions.size() / 50);
        assertThat(rightly(questions)).isGreaterThan(0.85);
    }

    /** Odd ones on purpose: most of what is not heard is still met in the words of its field. */
    @Test
    void oddOnesAreHeardWronglyInOneOfTwelveAtMost() throws IOException {
        List<Labelled> questions = labelled("situations-odd.tsv");

        assertThat(wrongly(questions)).hasSizeLessThanOrEqualTo(questions.size() / 12);
        assertThat(rightly(questions)).isGreaterThan(0.55);
    }

    /** As seekers put them day by day, some of which could come from more than one situation. */
    @Test
    void usualOnesAreHeardWronglyInOneOfFifteenAtMost() throws IOException {
        List<Labelled> questions = labelled("situations-usual.tsv");

        assertThat(wrongly(questions)).hasSizeLessThanOrEqualTo(questions.size() / 15);
        assertThat(rightly(questions)).isGreaterThan(0.65);
    }

    @Test
    void everySituationIsHeardInSomeQuestion() throws IOException {
        var heard = new HashSet<String>();
        taught(7).forEach(asked -> heard.add(heard(asked.question())));

        assertThat(heard).containsAll(Situations.keys());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Should I text my ex?                                                      | ex_back
            Is it time to hand in my notice?                                          | quit_job
            Should I leave the city for the coast?                                    | move
            My mother no longer knows the way home. Is it time for a care home?       | parent_care
            Why can't I finish my novel?                                              | creative
            """)
    void whatManyAskIsHeard(String question, String situation) {
        assertThat(heard(question)).isEqualTo(situation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My husband died in May. How do I go on without him?",
                "Should I sue my landlord?",
                "Should I stop taking my medication?",
                "Is it cancer?"
            })
    void whatIsGraveOrMournedComesFromNone(String question) {
        assertThat(heard(question)).isEqualTo(NONE);
    }
}

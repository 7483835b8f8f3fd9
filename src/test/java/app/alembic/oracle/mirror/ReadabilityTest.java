package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadabilityTest {

    @ParameterizedTest
    @CsvSource({
        "stone, 1",
        "stones, 1",
        "table, 2",
        "walked, 1",
        "wanted, 2",
        "houses, 2",
        "question, 2",
        "the, 1",
        "eye, 1",
        "decision, 3",
        "little, 2"
    })
    void syllablesAreCountedAsTheyAreSpoken(String word, int syllables) {
        assertThat(Readability.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void shortWordsInShortSentencesReadEasierThanAContract() {
        assertThat(Readability.fleschOf("The cat sat on the mat. The dog ran to the door."))
                .isCloseTo(116, within(2.0));
        assertThat(Readability.fleschOf("Notwithstanding any contractual obligation, the participating organisation "
                        + "undertakes the immediate reimbursement of additional expenditure."))
                .isLessThan(0);
    }
}

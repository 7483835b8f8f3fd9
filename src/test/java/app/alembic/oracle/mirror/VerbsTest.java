package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbsTest {

    @ParameterizedTest
    @CsvSource({
        "walk, walking, walked",
        "hope, hoping, hoped",
        "lie, lying, lied",
        "cry, crying, cried",
        "stay, staying, stayed",
        "visit, visiting, visited",
        "go, going, went"
    })
    void formsFollowTheRuleAndAFewOfThePastAreKnown(String verb, String naming, String past) {
        assertThat(Verbs.naming(verb)).isEqualTo(naming);
        assertThat(Verbs.past(verb)).isEqualTo(past);
    }
}

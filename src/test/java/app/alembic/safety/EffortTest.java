package app.alembic.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps are counted, not seconds: a text twice as long costs about twice as much, however it was made. */
class EffortTest {

    static java.util.stream.Stream<Named<IntFunction<String>>> hostileTexts() {
        return java.util.stream.Stream.of(
                Named.of("one letter", "a"::repeat),
                Named.of("one spelled letter", n -> "i ".repeat(n / 2)),
                Named.of("a spelled sentence", n -> "i w a n t t o ".repeat(n / 14)),
                Named.of("a beginning that never ends", n -> "i want to ".repeat(n / 10)),
                Named.of("gaps upon gaps", n -> "he said my old friend will ".repeat(n / 27)),
                Named.of("every start of a match", n -> "kill my kill me kill her ".repeat(n / 25)),
                Named.of("a word without spaces", n -> "killmyselfx".repeat(n / 11)),
                Named.of("words run together", n -> "iwanttokillmyself".repeat(n / 17)),
                Named.of("figures", n -> "1".repeat(n)),
                Named.of("figures for letters", n -> "k1l1 ".repeat(n / 5)),
                Named.of("one long disguise", n -> "k1!|".repeat(n / 4)),
                Named.of("stars", "*"::repeat),
                Named.of("starred words", n -> "k*** d** ".repeat(n / 9)),
                Named.of("apostrophes", n -> "i'm'd'll ".repeat(n / 9)),
                Named.of("full stops", n -> "I. will. not. ".repeat(n / 14)),
                Named.of("invisible letters", n -> "d\u200Bi\u200Be\u0301 ".repeat(n / 7)),
                Named.of("idioms", n -> "this job is killing me ".repeat(n / 23)),
                Named.of("crises", n -> "i want to die ".repeat(n / 14)));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void theWorkGrowsWithTheTextAndNotFaster(IntFunction<String> text) {
        long some = steps(text.apply(5_000));
        long fourTimes = steps(text.apply(20_000));

        assertThat(fourTimes)
                .isLessThan(some * 5)
                .isLessThan(20_000L * Safety.standard().states());
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void aLongTextCostsAtMostAThousandStepsALetter(IntFunction<String> text) {
        assertThat(steps(text.apply(20_000))).isLessThan(20_000L * 1_000);
    }

    private static long steps(String text) {
        var effort = new Effort();
        Safety.standard().look(text, effort);
        Safety.standard().check(text, effort);
        return effort.steps();
    }
}

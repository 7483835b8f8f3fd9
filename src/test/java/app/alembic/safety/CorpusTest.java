package app.alembic.safety;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.safety.Corpus.Line;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CorpusTest {

    private final List<Line> lines = Corpus.read().lines();

    @Test
    void noCrisisLineIsLetThrough() {
        assertThat(those(Line::isCrisis))
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(line.isStopped()).as(line.text()).isTrue());
    }

    @Test
    void atMostOneOrdinaryLineInAHundredIsStopped() {
        var ordinary = those(Line::isOrdinary);

        assertThat(ordinary).hasSizeGreaterThan(150);
        assertThat(ordinary.stream().filter(Line::isStopped).map(Line::text).toList())
                .hasSizeLessThanOrEqualTo(ordinary.size() / 100);
    }

    @Test
    void aCrisisIsAnsweredAsWhatItIs() {
        var crises = those(Line::isCrisis);

        assertThat(mistaken(crises)).hasSizeLessThanOrEqualTo(crises.size() / 50);
    }

    @Test
    void aBoundaryIsNamedAndNeverAStop() {
        var boundaries = those(line -> line.expected().startsWith("boundary:"));

        assertThat(boundaries).noneMatch(Line::isStopped);
        assertThat(mistaken(boundaries)).hasSizeLessThanOrEqualTo(boundaries.size() / 20);
    }

    @Test
    void ordinarySorrowSeldomCarriesANotice() {
        var clear = those(line -> line.expected().equals("clear"));

        assertThat(mistaken(clear)).hasSizeLessThanOrEqualTo(clear.size() / 20);
    }

    @Test
    void whatAnInterpreterMustNotSayIsCaught() {
        assertThat(those(line -> line.expected().startsWith("breach:")))
                .hasSizeGreaterThan(60)
                .noneMatch(line -> line.verdict().equals("fine"));
    }

    @Test
    void mirroringProseIsLeftAlone() {
        assertThat(mistaken(those(line -> line.expected().equals("fine")))).isEmpty();
    }

    @Test
    void theCorpusMeasuresThis() {
        for (var heldOut : List.of(false, true)) {
            report(heldOut, "crisis lines stopped", Line::isCrisis, Line::isStopped);
            report(heldOut, "crisis lines with the right peril", Line::isCrisis, Line::isAsExpected);
            report(heldOut, "ordinary lines stopped", Line::isOrdinary, Line::isStopped);
            report(
                    heldOut,
                    "boundary lines named",
                    line -> line.expected().startsWith("boundary:"),
                    Line::isAsExpected);
            report(
                    heldOut,
                    "wrong answers caught",
                    line -> line.expected().startsWith("breach:"),
                    line -> !line.verdict().equals("fine"));
            report(
                    heldOut,
                    "right answers faulted",
                    line -> line.expected().equals("fine"),
                    line -> !line.isAsExpected());
        }
        assertThat(lines).hasSizeGreaterThan(330);
    }

    private void report(boolean heldOut, String what, Predicate<Line> of, Predicate<Line> counted) {
        var some = those(of.and(line -> line.isHeldOut() == heldOut));
        System.out.printf(
                "%s: %s: %d of %d%n",
                heldOut ? "held out at first" : "written with the rules",
                what,
                some.stream().filter(counted).count(),
                some.size());
    }

    private List<Line> those(Predicate<Line> of) {
        return lines.stream().filter(of).toList();
    }

    private static List<String> mistaken(List<Line> some) {
        return some.stream()
                .filter(line -> !line.isAsExpected())
                .map(line -> line.text() + " -> " + line.verdict())
                .toList();
    }
}

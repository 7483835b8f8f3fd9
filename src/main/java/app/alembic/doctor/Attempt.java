package app.alembic.doctor;

import app.alembic.doctor.Outcome.Refused;
import app.alembic.doctor.Outcome.Rows;
import java.util.Locale;

/**
 * One statement that somebody tries.
 *
 * @param what completes a sentence that begins with who: "takes a tier"
 * @param sql a statement, or several, of which the last one counts; {@link Scene} fills in the names in braces
 * @param mend what to do if it does not end as expected
 */
record Attempt(Actor actor, String what, Expectation expected, String sql, String mend) {

    String sentence() {
        return actor.name().toLowerCase(Locale.ROOT) + " " + what;
    }

    Finding finding(String area, Outcome outcome) {
        Verdict verdict = expected.judge(outcome);
        return new Finding(
                area, sentence(), verdict, detail(verdict, outcome), verdict == Verdict.GOOD ? "" : mend(outcome));
    }

    private String detail(Verdict verdict, Outcome outcome) {
        return switch (outcome) {
            case Rows(int count) when verdict == Verdict.GOOD -> count == 0 ? "touched nothing" : "works";
            case Rows(int count) when expected == Expectation.WORKS -> "it is legal, and it found " + count + " rows";
            case Rows(int count) -> "it went through" + (count > 0 ? ", rows: " + count : "");
            case Refused refused when verdict == Verdict.GOOD -> refused.message();
            case Refused refused when verdict == Verdict.WARNING -> "it could not be tried: " + refused.message();
            case Refused refused
            when expected == Expectation.WORKS -> "it is legal, and was refused: " + refused.message();
            case Refused refused -> "only stopped late: " + refused.message();
        };
    }

    private String mend(Outcome outcome) {
        return outcome instanceof Refused refused && refused.sqlState().equals("55P03")
                ? "The table was in use; run it again in a quieter minute."
                : mend;
    }
}

package app.alembic.doctor;

/**
 * One thing that was tried or looked at.
 *
 * @param area the class that it is counted under
 * @param looked who tried what, or what was looked at
 * @param detail what came of it, in one line
 * @param mend what to do, SQL where SQL does it; empty where nothing is wrong
 */
public record Finding(String area, String looked, Verdict verdict, String detail, String mend) {

    public Finding {
        detail = detail.lines().findFirst().orElse("");
        if ((verdict == Verdict.GOOD) != mend.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: a mend belongs to what is not good, and to nothing else".formatted(looked));
        }
    }

    public static Finding good(String area, String looked, String detail) {
        return new Finding(area, looked, Verdict.GOOD, detail, "");
    }
}

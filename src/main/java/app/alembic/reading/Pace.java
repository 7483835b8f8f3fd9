package app.alembic.reading;

import java.time.Duration;

/** How a text that is complete at once is shown as if it were being written: so much by now, and no more. */
final class Pace {

    private static final int CHARACTERS_A_SECOND = 220;

    /** However long a text is, nobody waits longer for its end. */
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private Pace() {}

    /**
     * How many characters of a text are out, ending with a whole word.
     *
     * @param since its completion
     */
    static int released(String text, Duration since) {
        double perSecond = Math.max(CHARACTERS_A_SECOND, (double) text.length() / LONGEST.toSeconds());
        long due = (long) (Math.max(0, since.toMillis()) / 1000.0 * perSecond);
        if (due >= text.length()) {
            return text.length();
        }
        int end = (int) due;
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}

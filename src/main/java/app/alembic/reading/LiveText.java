package app.alembic.reading;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The text of one reading while this node is writing it. Whoever reads along here has each sentence when it is released,
 * a moment before the database has it; ids of events are places in the text, so that both say the same.
 */
final class LiveText {

    private final StringBuilder text = new StringBuilder();
    private int attempt;
    private boolean over;

    /**
     * What there is for one viewer.
     *
     * @param attempt at the text; another than the viewer's voids what they have read
     * @param text past what they have read; all of it if the attempt is another
     * @param isOver this node writes no more, and the database knows how it ended
     */
    record News(int attempt, String text, boolean isOver) {}

    /** What was released before is void. */
    synchronized void begin(int attempt) {
        this.attempt = attempt;
        text.setLength(0);
        notifyAll();
    }

    /** @return the length of the whole */
    synchronized int append(String released) {
        text.append(released);
        notifyAll();
        return text.length();
    }

    synchronized void end() {
        over = true;
        notifyAll();
    }

    synchronized int length() {
        return text.length();
    }

    /** What was released past the first {@code start} characters. */
    synchronized String from(int start) {
        return text.substring(Math.min(start, text.length()));
    }

    /** Waits until there is news for a viewer, or {@code patience} is at its end: then the text is empty. */
    synchronized News after(int attempt, int shown, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!over && attempt == this.attempt && text.length() <= shown) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return new News(this.attempt, from(attempt == this.attempt ? shown : 0), over);
    }
}

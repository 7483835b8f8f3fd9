package app.alembic.oracle;

import java.util.function.Consumer;

/** Somebody who interprets cards and talks on about them: a language model, or the mirror. Safe for many threads. */
public interface Oracle {

    /** As stored in {@code llm_usage.provider}: "mirror", "xai". */
    String provider();

    /** As stored in {@code llm_usage.model}. */
    String model();

    /** Whether an answer takes no longer than a request may: it is made and stored before anybody is told. */
    default boolean answersAtOnce() {
        return false;
    }

    /** The most that {@link #answer} to this can take; nothing where no model is asked. */
    default Worst worstCase(Inquiry inquiry) {
        return Worst.NOTHING;
    }

    /**
     * Answers, and returns when the last word is said; an interrupt ends the call and closes what was open. Paragraphs are
     * separated by an empty line.
     *
     * @param listener receives the text piece by piece, in order; the pieces joined are the whole text. What it throws
     *     ends the call: a model's with {@link OracleFailed.Reason#STOPPED} and that as the cause
     * @return what the call took
     * @throws OracleFailed if the answer did not come, or not whole; the pieces heard until then are void
     */
    Spent answer(Inquiry inquiry, Consumer<String> listener);
}

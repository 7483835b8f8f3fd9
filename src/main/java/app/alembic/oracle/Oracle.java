package app.alembic.oracle;

import java.util.function.Consumer;

/** Somebody who interprets cards: a language model, or the mirror. */
public interface Oracle {

    /** As stored in {@code llm_usage.provider}: "mirror", "xai". */
    String provider();

    /** As stored in {@code llm_usage.model}. */
    String model();

    /**
     * Interprets the cards as an answer to the question, in paragraphs separated by an empty line.
     *
     * @param listener receives the text piece by piece, in order; the pieces joined are the whole text
     */
    void interpret(Consultation consultation, Consumer<String> listener);
}

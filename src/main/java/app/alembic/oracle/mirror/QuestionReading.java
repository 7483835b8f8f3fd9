package app.alembic.oracle.mirror;

import java.util.List;
import java.util.Optional;

/**
 * What a question is about, as far as its words show.
 *
 * @param feeling a key of {@code feelings} in the lexicon
 * @param person somebody of the seeker's, from the seeker's point of view turned: "your mother"
 * @param somebody who is spoken of without a name, as an object: "her", "everyone"
 * @param matter the thing or act asked about, in the seeker's words
 * @param options the two roads of a question that names two
 * @param grave medicine, law, money at stake or violence: nothing may be said that could be taken for advice
 */
record QuestionReading(
        Subject subject,
        Form form,
        Time time,
        Optional<String> feeling,
        Optional<String> person,
        Optional<String> somebody,
        Optional<Matter> matter,
        List<Matter> options,
        boolean grave) {

    enum Form {
        /** Should I, is it time to: weighing one step. */
        SHOULD,
        /** Two roads by name. */
        EITHER,
        /** Will it, is it: wanting a yes or a no. */
        WHETHER,
        WHEN,
        WHY,
        HOW,
        WHAT,
        /** What somebody else feels or wants. */
        MIND,
        /** No question in form: a wish, a word, a story. */
        OPEN
    }

    enum Time {
        BEHIND,
        NOW,
        AHEAD,
        OPEN
    }

    /**
     * What the question is about, in a form that can follow a preposition.
     *
     * @param words "leaving the city for the coast", "your thesis"
     * @param isAct whether it names something done
     * @param other the other road, "staying", or empty
     */
    record Matter(String words, boolean isAct, String other) {}
}

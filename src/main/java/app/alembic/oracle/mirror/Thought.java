package app.alembic.oracle.mirror;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One thought on a {@link Situations situation}, from the first sentence of a reading to its last: the cards stand between
 * its opening and its turn.
 *
 * @param opening what it is like to be there
 * @param common what the cards have in common, which one card alone has not
 * @param turn and what that comes to there
 * @param answers the consequence for each kind of question
 * @param principle one of the seven, which says the same as a law
 * @param step something small to try it out, a bare verb phrase
 * @param question what it leaves open
 */
record Thought(
        String opening,
        String common,
        String turn,
        Map<Wanted, String> answers,
        String principle,
        String step,
        String question) {

    /** All three of a situation, by what the cards have in common. */
    static Map<Tenor, Thought> allOf(Parts parts) {
        var thoughts = new EnumMap<Tenor, Thought>(Tenor.class);
        for (var tenor : Tenor.values()) {
            thoughts.put(tenor, of(parts.parts(Terms.key(tenor))));
        }
        return thoughts;
    }

    private static Thought of(Parts parts) {
        String turn = parts.text("turn");
        int end = turn.indexOf(". ") + 1;
        var answers = new EnumMap<Wanted, String>(Wanted.class);
        for (var wanted : Wanted.values()) {
            answers.put(wanted, parts.text(Terms.key(wanted)));
        }
        return new Thought(
                parts.text("open"),
                turn.substring(0, end),
                turn.substring(end).strip(),
                answers,
                parts.text("principle"),
                parts.text("step"),
                parts.text("ask"));
    }

    String to(Wanted wanted) {
        return Objects.requireNonNull(answers.get(wanted));
    }

    /** All that it may say. */
    Stream<String> said() {
        return Stream.concat(sentences(), Stream.of(step, question));
    }

    /** Its whole sentences, but for the question. */
    Stream<String> sentences() {
        return Stream.concat(Stream.of(opening, common, turn, principle), answers.values().stream());
    }
}

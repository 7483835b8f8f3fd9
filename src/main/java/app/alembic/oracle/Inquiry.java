package app.alembic.oracle;

import java.util.List;

/** What an oracle is asked for: a reading's interpretation, or a reply in the conversation about it. */
public sealed interface Inquiry {

    Consultation consultation();

    /** The interpretation of a reading, of the length that fits its spread. */
    record Interpretation(Consultation consultation) implements Inquiry {}

    /**
     * A reply to a question about a finished reading.
     *
     * @param interpretation what the reading was taken to say
     * @param conversation what was said about it since, the oldest first
     * @param question the seeker's, 1 to 4,000 characters
     */
    record Reply(Consultation consultation, String interpretation, List<Turn> conversation, String question)
            implements Inquiry {

        public Reply {
            conversation = List.copyOf(conversation);
        }
    }

    /** @param bySeeker else the oracle said it */
    record Turn(boolean bySeeker, String content) {}
}

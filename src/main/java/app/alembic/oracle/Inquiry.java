package app.alembic.oracle;

import java.util.List;

/** What an oracle is asked for: a reading's interpretation, or a reply in the conversation about it. */
public sealed interface Inquiry {

    Consultation consultation();

    /** Where others wait for the same oracle. */
    Rank rank();

    /** The same, asked in that rank. */
    Inquiry in(Rank rank);

    /** The interpretation of a reading, of the length that fits its spread. */
    record Interpretation(Consultation consultation, Rank rank) implements Inquiry {

        public Interpretation(Consultation consultation) {
            this(consultation, Rank.IN_TURN);
        }

        @Override
        public Interpretation in(Rank rank) {
            return new Interpretation(consultation, rank);
        }
    }

    /**
     * A reply to a question about a finished reading.
     *
     * @param interpretation what the reading was taken to say
     * @param conversation what was said about it since, the oldest first
     * @param question the seeker's, 1 to 4,000 characters
     */
    record Reply(Consultation consultation, String interpretation, List<Turn> conversation, String question, Rank rank)
            implements Inquiry {

        public Reply {
            conversation = List.copyOf(conversation);
        }

        public Reply(Consultation consultation, String interpretation, List<Turn> conversation, String question) {
            this(consultation, interpretation, conversation, question, Rank.IN_TURN);
        }

        @Override
        public Reply in(Rank rank) {
            return new Reply(consultation, interpretation, conversation, question, rank);
        }
    }

    /** @param bySeeker else the oracle said it */
    record Turn(boolean bySeeker, String content) {}
}

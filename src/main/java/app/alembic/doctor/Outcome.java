package app.alembic.doctor;

import java.sql.SQLException;
import java.util.Set;

/** What PostgreSQL answered to a statement. */
sealed interface Outcome {

    /** @param count rows returned, or changed */
    record Rows(int count) implements Outcome {}

    record Refused(String sqlState, String message) implements Outcome {

        /** Faults of the attempt, or of the moment: they say nothing about what holds. */
        private static final Set<String> NO_ANSWER = Set.of(
                "40001", "40P01", "55P03", "57014", "42601", "42P01", "42703", "42704", "42883", "42725", "3F000");

        static Refused of(SQLException refusal) {
            return new Refused(String.valueOf(refusal.getSQLState()), String.valueOf(refusal.getMessage()));
        }

        boolean byRights() {
            return sqlState.equals("42501");
        }

        /** By a check, a key, a trigger or a function that does not take such a value. */
        boolean byValue() {
            return sqlState.startsWith("22") || sqlState.startsWith("23");
        }

        boolean isNoAnswer() {
            return NO_ANSWER.contains(sqlState) || sqlState.startsWith("53") || sqlState.startsWith("08");
        }
    }
}

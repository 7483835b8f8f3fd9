package app.alembic.reading;

import app.alembic.safety.Safety;
import app.alembic.safety.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at a question before anything is charged or anybody is asked. */
@Component
public class QuestionGuard {

    private final Safety safety = Safety.standard();

    /**
     * @return the boundary sentence that goes with the answer, or null
     * @throws QuestionStopped if the cards are not to be asked at all
     */
    public @Nullable String noticeFor(String question) {
        return switch (safety.look(question)) {
            case Verdict.Clear _ -> null;
            case Verdict.Boundary boundary -> boundary.notice();
            case Verdict.Stop stop -> throw new QuestionStopped(stop);
        };
    }
}

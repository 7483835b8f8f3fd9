package app.alembic.reading;

import app.alembic.database.Database;
import app.alembic.safety.Safety;
import app.alembic.safety.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at a question before anything is charged or anybody is asked. Of what it stops nothing is kept but that there was
 * one. Metrics: {@code alembic_questions_total{verdict}}.
 */
@Component
public class QuestionGuard {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionGuard.class);

    private final Safety safety = Safety.standard();
    private final Database database;
    private final StoppedQuestions stopped;
    private final MeterRegistry meters;

    QuestionGuard(Database database, StoppedQuestions stopped, MeterRegistry meters) {
        this.database = database;
        this.stopped = stopped;
        this.meters = meters;
    }

    /**
     * To be asked outside of transactions.
     *
     * @return the boundary sentence that goes with the answer, or null
     * @throws QuestionStopped if the cards are not to be asked at all
     */
    public @Nullable String noticeFor(String question) {
        return switch (safety.look(question)) {
            case Verdict.Clear _ -> {
                count("clear");
                yield null;
            }
            case Verdict.Boundary boundary -> {
                count("boundary");
                yield boundary.notice();
            }
            case Verdict.Stop stop -> {
                count("stop");
                keepCount(stop);
                throw new QuestionStopped(stop);
            }
        };
    }

    private void count(String verdict) {
        meters.counter("alembic.questions", "verdict", verdict).increment();
    }

    /** Whoever is in need gets the answer, whether the database can count it or not. */
    private void keepCount(Verdict.Stop stop) {
        try {
            database.asService(() -> stopped.count(stop.peril()));
        } catch (RuntimeException away) {
            LOG.warn(
                    "a stopped question could not be counted: {}",
                    away.getClass().getName());
        }
    }
}

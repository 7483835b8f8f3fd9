package app.alembic.reading;

import app.alembic.credits.Credits;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Somebody does not want the answer after all. Before its first word the price returns; afterwards nothing is stopped: the
 * reading is completed and kept.
 */
@Component
class StopReading {

    private static final Logger LOG = LoggerFactory.getLogger(StopReading.class);

    private final Database database;
    private final Readings readings;
    private final Generations generations;
    private final Scribe scribe;
    private final Credits credits;

    StopReading(Database database, Readings readings, Generations generations, Scribe scribe, Credits credits) {
        this.database = database;
        this.readings = readings;
        this.generations = generations;
        this.scribe = scribe;
        this.credits = credits;
    }

    /** @throws app.alembic.problem.NotFound if there is none of this person's */
    void stop(AccountId who, UUID id) {
        boolean stopped = database.asUserThenService(
                who, () -> readings.find(id).orElseThrow(ReadingApi::noSuchReading), reading -> {
                    generations.lockOwner(who);
                    boolean inTime = generations.stopBeforeTheFirstWord(id);
                    if (inTime && reading.price() > 0) {
                        credits.refund(
                                who, reading.price(), "Returned: stopped before the first word", "reading:" + id);
                    }
                    return inTime;
                });
        if (stopped) {
            scribe.look(id);
            LOG.info("reading {}: stopped before its first word", id);
        }
    }
}

package app.alembic.reading;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether somebody asked the same thing not long ago: the cards do not answer louder for being asked again. */
@Component
class EarlierReadings {

    private static final Duration RECENTLY = Duration.ofDays(7);

    private final Database database;
    private final Readings readings;
    private final Clock clock;

    EarlierReadings(Database database, Readings readings, Clock clock) {
        this.database = database;
        this.readings = readings;
        this.clock = clock;
    }

    /** The latest reading of the same question, in a transaction of its own. */
    @Nullable
    EarlierReading of(AccountId seeker, String question) {
        return database.readAsUser(seeker, () -> within(seeker, question));
    }

    /** The same in the seeker's transaction that is under way. */
    @Nullable
    EarlierReading within(AccountId seeker, String question) {
        Instant since = clock.instant().minus(RECENTLY);
        return readings.sameQuestion(seeker, question, since).orElse(null);
    }
}

package app.alembic.reading;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.problem.Conflict;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Forgets a reading with all that belongs to it. The ledger keeps what was paid. */
@Component
class DeleteReading {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteReading.class);

    private final Database database;
    private final Readings readings;

    DeleteReading(Database database, Readings readings) {
        this.database = database;
        this.readings = readings;
    }

    /**
     * @throws app.alembic.problem.NotFound if there is none of this person's
     * @throws Conflict if it is still being written
     */
    void delete(AccountId who, UUID id) {
        database.asUser(who, () -> {
            if (!readings.delete(id)) {
                throw readings.find(id).isPresent()
                        ? new Conflict("This reading is still being written; delete it when it is complete.")
                        : ReadingApi.noSuchReading();
            }
            return id;
        });
        LOG.info("reading {}: deleted", id);
    }
}

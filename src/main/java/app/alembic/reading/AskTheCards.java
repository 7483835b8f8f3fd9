package app.alembic.reading;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.spread.Spread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The whole of putting a question to the cards: begin, interpret, and show how far it has come. */
@Component
class AskTheCards {

    private static final Logger LOG = LoggerFactory.getLogger(AskTheCards.class);

    private final Database database;
    private final BeginReading beginReading;
    private final InterpretReading interpretReading;
    private final Readings readings;

    AskTheCards(Database database, BeginReading beginReading, InterpretReading interpretReading, Readings readings) {
        this.database = database;
        this.beginReading = beginReading;
        this.interpretReading = interpretReading;
        this.readings = readings;
    }

    Begun ask(AccountId seeker, String question, Spread spread, boolean uprightOnly) {
        BeginReading.Charged charged = beginReading.begin(seeker, question, spread, uprightOnly);
        Generation generation = charged.generation();
        Reading reading = interpreted(generation);
        int spent = reading.status() == Status.FAILED ? 0 : generation.price();
        return new Begun(reading, spent, charged.balance() + generation.price() - spent, charged.earlier());
    }

    /** Whatever happens here, the cards are on the table: a failure is answered by the reading as it stands. */
    private Reading interpreted(Generation generation) {
        try {
            interpretReading.interpret(generation);
            return database.readAsUser(generation.owner(), () -> readings.find(generation.id()))
                    .orElse(generation.asReading());
        } catch (RuntimeException failure) {
            LOG.error(
                    "reading {}: left for recovery after {}",
                    generation.id(),
                    failure.getClass().getName());
            return generation.asReading();
        }
    }
}

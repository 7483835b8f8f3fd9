package app.alembic.reading;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.oracle.Oracles;
import app.alembic.spread.Spread;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** The whole of putting a question to the cards: begin, interpret, and show how far it has come. */
@Component
class AskTheCards {

    private final Database database;
    private final BeginReading beginReading;
    private final Interpreters interpreters;
    private final Oracles oracles;
    private final Readings readings;

    AskTheCards(
            Database database,
            BeginReading beginReading,
            Interpreters interpreters,
            Oracles oracles,
            Readings readings) {
        this.database = database;
        this.beginReading = beginReading;
        this.interpreters = interpreters;
        this.oracles = oracles;
        this.readings = readings;
    }

    /**
     * @param patience how long to wait for the end of the reading at most; the interpretation goes on in any case
     * @return the reading as it stands then
     */
    Begun ask(AccountId seeker, String question, Spread spread, boolean uprightOnly, Duration patience) {
        BeginReading.Charged charged = beginReading.begin(seeker, question, spread, uprightOnly);
        Generation generation = charged.generation();
        await(interpreters.begin(generation), patience);
        Reading reading = database.readAsUser(seeker, () -> readings.find(generation.id()))
                .orElse(generation.asReading());
        int spent = reading.status() == Status.FAILED ? 0 : generation.price();
        return new Begun(reading, spent, charged.balance() + generation.price() - spent, charged.earlier());
    }

    /** What answers at once is waited for, whether somebody asked for that or not. */
    private void await(CompletableFuture<Status> end, Duration patience) {
        Duration atLeast = oracles.inOrder().getFirst().answersAtOnce() ? Duration.ofSeconds(5) : Duration.ZERO;
        Duration wait = patience.compareTo(atLeast) > 0 ? patience : atLeast;
        try {
            end.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            // It goes on by itself.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

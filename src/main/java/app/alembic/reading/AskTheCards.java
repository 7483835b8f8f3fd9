package app.alembic.reading;

import app.alembic.credits.Credits;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.draw.Shuffle;
import app.alembic.idempotency.IdempotencyKey;
import app.alembic.oracle.Oracles;
import app.alembic.reading.BeginReading.Charged;
import app.alembic.reading.BeginReading.DoneBefore;
import app.alembic.spread.Spread;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The whole of putting a question to the cards: begin, interpret, and show how far it has come. */
@Component
class AskTheCards {

    private final Database database;
    private final BeginReading beginReading;
    private final ReadingsUnderWay underWay;
    private final Oracles oracles;
    private final Readings readings;
    private final Credits credits;

    AskTheCards(
            Database database,
            BeginReading beginReading,
            ReadingsUnderWay underWay,
            Oracles oracles,
            Readings readings,
            Credits credits) {
        this.database = database;
        this.beginReading = beginReading;
        this.underWay = underWay;
        this.oracles = oracles;
        this.readings = readings;
        this.credits = credits;
    }

    /**
     * @param key under which the request is carried out once, or null
     * @param patience how long to wait for the end of the reading at most; the interpretation goes on in any case
     * @return the reading as it stands then
     */
    Begun ask(
            AccountId seeker,
            String question,
            Spread spread,
            Shuffle shuffle,
            @Nullable IdempotencyKey key,
            Duration patience) {
        return switch (beginReading.begin(seeker, question, spread, shuffle, key)) {
            case Charged charged -> begun(seeker, charged, patience);
            case DoneBefore before -> again(seeker, before.reading(), patience);
        };
    }

    private Begun begun(AccountId seeker, Charged charged, Duration patience) {
        Generation generation = charged.generation();
        await(underWay.begin(generation), patience);
        Reading reading = database.readAsUser(seeker, () -> readings.find(generation.id()))
                .orElse(generation.asReading());
        int spent = reading.status() == Status.FAILED ? 0 : generation.price();
        return new Begun(reading, spent, charged.balance() + generation.price() - spent, charged.earlier());
    }

    /** As it stands now, for whoever asks again did not hear the first answer. */
    private Begun again(AccountId seeker, UUID id, Duration patience) {
        underWay.end(id).ifPresent(end -> await(end, patience));
        return database.readAsUser(seeker, () -> {
            Reading reading = readings.find(id).orElseThrow(ReadingApi::noSuchReading);
            return new Begun(reading, reading.spent(), credits.balanceOf(seeker), null);
        });
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

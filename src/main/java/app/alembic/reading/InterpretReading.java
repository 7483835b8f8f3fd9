package app.alembic.reading;

import app.alembic.credits.Credits;
import app.alembic.database.Database;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.Oracles;
import app.alembic.usage.ModelCall;
import app.alembic.usage.ModelCalls;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a generation to its end: the reading, or the price back. Called right after {@link BeginReading}, and again by
 * {@link Recovery} when whoever had begun did not come to an end.
 */
@Component
class InterpretReading {

    /** How long an interpretation may take before somebody else begins anew. */
    static final Duration LEASE = Duration.ofSeconds(10);

    /** Past this many beginnings something in the reading itself breaks whoever interprets it. */
    private static final int ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(InterpretReading.class);

    private final Database database;
    private final Oracles oracles;
    private final Generations generations;
    private final ModelCalls calls;
    private final Credits credits;

    InterpretReading(Database database, Oracles oracles, Generations generations, ModelCalls calls, Credits credits) {
        this.database = database;
        this.oracles = oracles;
        this.generations = generations;
        this.calls = calls;
        this.credits = credits;
    }

    Status interpret(Generation generation) {
        if (generation.attempt() <= ATTEMPTS) {
            for (Oracle oracle : oracles.inOrder()) {
                if (speaks(oracle, generation)) {
                    return Status.COMPLETE;
                }
            }
        }
        refund(generation);
        return Status.FAILED;
    }

    private boolean speaks(Oracle oracle, Generation generation) {
        long begun = System.nanoTime();
        var text = new StringBuilder();
        try {
            oracle.answer(new Inquiry.Interpretation(generation.consultation()), text::append);
        } catch (RuntimeException failure) {
            // The message is left out: it may hold words of the question.
            LOG.error(
                    "reading {}: {} failed with {}",
                    generation.id(),
                    oracle.provider(),
                    failure.getClass().getName());
            meter(oracle, generation, begun, false);
            return false;
        }
        database.asService(() -> {
            boolean ours = generations.complete(generation, text.toString());
            calls.add(call(oracle, generation, begun), ours ? generation.id() : null);
            return ours;
        });
        LOG.info("reading {}: complete by {} at attempt {}", generation.id(), oracle.provider(), generation.attempt());
        return true;
    }

    private void meter(Oracle oracle, Generation generation, long begun, boolean complete) {
        database.asService(() -> {
            calls.add(call(oracle, generation, begun), complete ? generation.id() : null);
            return complete;
        });
    }

    private static ModelCall call(Oracle oracle, Generation generation, long begun) {
        int latencyMs = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return ModelCall.free(generation.owner(), generation.id(), oracle.provider(), oracle.model(), latencyMs);
    }

    private void refund(Generation generation) {
        boolean failed = database.asService(() -> {
            generations.lockOwner(generation.owner());
            boolean ours = generations.fail(generation);
            if (ours && generation.price() > 0) {
                credits.refund(
                        generation.owner(), generation.price(), "Returned: no answer came", generation.reference());
            }
            return ours;
        });
        if (failed) {
            LOG.warn("reading {}: no oracle answered; {} credits returned", generation.id(), generation.price());
        }
    }
}

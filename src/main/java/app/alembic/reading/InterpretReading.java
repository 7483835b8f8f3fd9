package app.alembic.reading;

import app.alembic.credits.Credits;
import app.alembic.database.Database;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.Oracles;
import app.alembic.oracle.Spent;
import app.alembic.oracle.Understudy;
import app.alembic.proofreading.Hearing;
import app.alembic.proofreading.Hearing.End;
import app.alembic.proofreading.Hearing.Heard;
import app.alembic.usage.BeginCall;
import app.alembic.usage.BegunCall;
import app.alembic.usage.ModelCall;
import app.alembic.usage.ModelCalls;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a generation to its end: the reading, or the price back. Called right after {@link BeginReading}, and again by
 * {@link Recovery} when whoever had begun did not come to an end. It speaks on the thread of the caller; an interrupt
 * hands the generation over to whichever node looks next.
 */
@Component
class InterpretReading {

    /** How long a node may give no sign of life before another begins anew. */
    static final Duration LEASE = Duration.ofSeconds(7);

    /** Past this many beginnings something in the reading itself breaks whoever interprets it. */
    private static final int TAKEN_UP_AT_MOST = 5;

    private static final Logger LOG = LoggerFactory.getLogger(InterpretReading.class);

    private final Database database;
    private final Oracles oracles;
    private final Generations generations;
    private final Scribe scribe;
    private final BeginCall beginCall;
    private final ModelCalls calls;
    private final Credits credits;
    private final Understudy understudy;
    private final Hearing hearing;

    InterpretReading(
            Database database,
            Oracles oracles,
            Generations generations,
            Scribe scribe,
            BeginCall beginCall,
            ModelCalls calls,
            Credits credits,
            Understudy understudy,
            Hearing hearing) {
        this.database = database;
        this.oracles = oracles;
        this.generations = generations;
        this.scribe = scribe;
        this.beginCall = beginCall;
        this.calls = calls;
        this.credits = credits;
        this.understudy = understudy;
        this.hearing = hearing;
    }

    /** How one oracle's attempt ended. */
    private enum Attempt {
        TOLD,
        /** It said nothing that anybody saw. */
        SILENT,
        /** A budget has no room for it, and it was not asked. */
        TOO_DEAR,
        /** It broke off after its first words. */
        BROKEN_OFF,
        /** What it said may not be shown. */
        UNFIT,
        /** The generation is somebody else's, or was stopped. */
        LOST,
        /** This node is stopping. */
        INTERRUPTED
    }

    /**
     * @param live where viewers on this node read along
     * @return how the generation stands, as far as this call knows: interpreting if somebody else has it now
     */
    Status interpret(Generation generation, LiveText live) {
        Generation current = generation;
        if (generation.takenUp() > 1) {
            beginCall.countAbandoned(generation.id());
        }
        if (generation.takenUp() <= TAKEN_UP_AT_MOST) {
            var inTurn = new ArrayDeque<>(oracles.inOrder());
            while (!inTurn.isEmpty()) {
                Oracle oracle = inTurn.remove();
                switch (attempt(oracle, current, live, false)) {
                    case TOLD -> {
                        return Status.COMPLETE;
                    }
                    case SILENT -> {}
                    case TOO_DEAR -> inTurn = new ArrayDeque<>(beginCall.instead(inTurn));
                    case BROKEN_OFF -> {
                        Optional<Generation> anew = restart(current);
                        if (anew.isEmpty()) {
                            return Status.INTERPRETING;
                        }
                        current = anew.get();
                    }
                    case UNFIT -> {
                        return fallBack(current, live);
                    }
                    case LOST -> {
                        return Status.INTERPRETING;
                    }
                    case INTERRUPTED -> {
                        handOver(current);
                        return Status.INTERPRETING;
                    }
                }
            }
        }
        refund(current);
        return Status.FAILED;
    }

    /** After words that may not be shown the mirror speaks instead, from the beginning and at no charge. */
    private Status fallBack(Generation generation, LiveText live) {
        Optional<Generation> anew = restart(generation);
        if (anew.isEmpty()) {
            return Status.INTERPRETING;
        }
        return switch (attempt(understudy, anew.get(), live, true)) {
            case TOLD -> Status.COMPLETE;
            case LOST -> Status.INTERPRETING;
            case INTERRUPTED -> {
                handOver(anew.get());
                yield Status.INTERPRETING;
            }
            case SILENT, TOO_DEAR, BROKEN_OFF, UNFIT -> {
                refund(anew.get());
                yield Status.FAILED;
            }
        };
    }

    /** @param isFree the price returns with the reading */
    private Attempt attempt(Oracle oracle, Generation generation, LiveText live, boolean isFree) {
        var inquiry = new Inquiry.Interpretation(generation.consultation());
        Optional<BegunCall> call = beginCall.begin(generation.owner(), generation.id(), oracle, inquiry);
        if (call.isEmpty()) {
            return Attempt.TOO_DEAR;
        }
        long begun = System.nanoTime();
        Heard heard;
        String text;
        Attempt ended;
        try (var manuscript = new Manuscript(scribe, live, generation, oracle.answersAtOnce())) {
            heard = hearing.hear(oracle, inquiry.in(generation.rank(call.get().rank())), manuscript::write);
            if (manuscript.isLost()) {
                LOG.info(
                        "reading {}: {} speaks no more, for it is somebody else's", generation.id(), oracle.provider());
            } else if (heard.end() != End.WHOLE) {
                LOG.warn("reading {}: {} did not answer: {}", generation.id(), oracle.provider(), heard.why());
            }
            text = manuscript.text();
            ended = ended(heard.end(), manuscript);
        }
        return finish(generation, call(call.get().id(), oracle, generation, heard.spent(), begun), text, ended, isFree);
    }

    private static Attempt ended(End end, Manuscript manuscript) {
        // Cleared here: the row that the call took is written whatever has been interrupted.
        boolean interrupted = Thread.interrupted();
        if (manuscript.isLost()) {
            return Attempt.LOST;
        }
        return switch (end) {
            case WHOLE -> Attempt.TOLD;
            case UNFIT -> Attempt.UNFIT;
            case BROKEN ->
                interrupted ? Attempt.INTERRUPTED : manuscript.wasSeen() ? Attempt.BROKEN_OFF : Attempt.SILENT;
        };
    }

    /** Each call ends in one row of usage, whoever has left; with the last word of the text in the same transaction. */
    private Attempt finish(Generation generation, ModelCall call, String text, Attempt ended, boolean isFree) {
        boolean complete = database.asService(() -> {
            generations.lockOwner(generation.owner());
            boolean ours = ended == Attempt.TOLD && generations.complete(generation, text);
            calls.add(call);
            if (ours) {
                calls.belongTo(generation.id());
                if (isFree && generation.price() > 0) {
                    credits.refund(
                            generation.owner(),
                            generation.price(),
                            "Returned: the answer was not fit to be shown",
                            generation.reference());
                }
            }
            return ours;
        });
        if (complete) {
            LOG.info(
                    "reading {}: complete by {} at attempt {}", generation.id(), call.provider(), generation.attempt());
        }
        return ended == Attempt.TOLD && !complete ? Attempt.LOST : ended;
    }

    private Optional<Generation> restart(Generation generation) {
        return database.asService(() -> generations.restart(generation, LEASE));
    }

    private void handOver(Generation generation) {
        database.asService(() -> {
            generations.handOver(generation);
            return generation;
        });
        LOG.info("reading {}: handed over", generation.id());
    }

    private static ModelCall call(UUID id, Oracle oracle, Generation generation, Spent spent, long begun) {
        int latencyMs = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new ModelCall(
                id, generation.owner(), generation.id(), oracle.provider(), oracle.model(), spent, latencyMs);
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

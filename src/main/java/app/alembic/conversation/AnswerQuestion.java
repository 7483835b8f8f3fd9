package app.alembic.conversation;

import app.alembic.database.Database;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.Oracles;
import app.alembic.oracle.Spent;
import app.alembic.oracle.Understudy;
import app.alembic.proofreading.Hearing;
import app.alembic.proofreading.Hearing.End;
import app.alembic.proofreading.Hearing.Heard;
import app.alembic.reading.Talk;
import app.alembic.usage.BeginCall;
import app.alembic.usage.BegunCall;
import app.alembic.usage.ModelCall;
import app.alembic.usage.ModelCalls;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings an awaited reply to its end: the first oracle that answers gives it, or it fails and the question stands. It
 * speaks on the thread of the caller; an interrupt ends it as failed.
 */
@Component
class AnswerQuestion {

    /** How long a node may give no sign of life before the reply counts as failed. */
    static final Duration LEASE = Duration.ofSeconds(7);

    private static final Logger LOG = LoggerFactory.getLogger(AnswerQuestion.class);

    private final Database database;
    private final Oracles oracles;
    private final Replies replies;
    private final BeginCall beginCall;
    private final ModelCalls calls;
    private final Understudy understudy;
    private final Hearing hearing;

    AnswerQuestion(
            Database database,
            Oracles oracles,
            Replies replies,
            BeginCall beginCall,
            ModelCalls calls,
            Understudy understudy,
            Hearing hearing) {
        this.database = database;
        this.oracles = oracles;
        this.replies = replies;
        this.beginCall = beginCall;
        this.calls = calls;
        this.understudy = understudy;
        this.hearing = hearing;
    }

    /** How one oracle's attempt ended. */
    private enum Attempt {
        TOLD,
        SILENT,
        /** A budget has no room for it, and it was not asked. */
        TOO_DEAR,
        /** What it said may not be shown. */
        UNFIT,
        /** Nobody awaits the reply any more: its lease ran out, or the reading is gone. */
        LOST
    }

    /** @return COMPLETE or FAILED */
    Talk.State answer(AwaitedReply reply) {
        int attempts = 0;
        var inTurn = new ArrayDeque<>(oraclesFor(reply));
        while (!inTurn.isEmpty()) {
            Attempt attempt = attempt(inTurn.remove(), reply, ++attempts);
            if (attempt == Attempt.TOO_DEAR) {
                inTurn = new ArrayDeque<>(beginCall.instead(inTurn));
                continue;
            }
            if (attempt == Attempt.UNFIT) {
                attempt = attempt(understudy, reply, ++attempts);
            }
            if (attempt == Attempt.TOLD) {
                LOG.info("reply {}: complete at attempt {}", reply.id(), attempts);
                return Talk.State.COMPLETE;
            }
            if (attempt != Attempt.SILENT || Thread.interrupted()) {
                break;
            }
        }
        database.asService(() -> {
            replies.fail(reply.id());
            return reply;
        });
        LOG.warn("reply {}: given up", reply.id());
        return Talk.State.FAILED;
    }

    private List<Oracle> oraclesFor(AwaitedReply reply) {
        return reply.reading().drawn() ? oracles.inOrder() : oracles.withoutModel();
    }

    /** @param number of the attempt, from 1 */
    private Attempt attempt(Oracle oracle, AwaitedReply reply, int number) {
        Optional<BegunCall> call =
                beginCall.begin(reply.reading().owner(), reply.reading().id(), oracle, reply.inquiry());
        if (call.isEmpty()) {
            return Attempt.TOO_DEAR;
        }
        long begun = System.nanoTime();
        Heard heard;
        String text;
        try (var draft = new Draft(database, replies, reply.id(), number)) {
            heard = hearing.hear(oracle, reply.inquiry().in(call.get().rank()), draft::write);
            text = heard.end() == End.WHOLE ? draft.text().strip() : "";
        }
        if (heard.end() != End.WHOLE) {
            LOG.warn("reply {}: {} did not answer: {}", reply.id(), oracle.provider(), heard.why());
        }
        // Cleared while the row that the call took is written; whoever asked to stop is heard afterwards.
        boolean interrupted = Thread.interrupted();
        Attempt ended = finish(reply, call(call.get().id(), oracle, reply, heard.spent(), begun), text);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return heard.end() == End.UNFIT ? Attempt.UNFIT : ended;
    }

    /** Each call ends in one row of usage; with the reply in the same transaction. */
    private Attempt finish(AwaitedReply reply, ModelCall call, String text) {
        return database.asService(() -> {
            calls.add(call);
            if (text.isEmpty()) {
                return Attempt.SILENT;
            }
            return replies.complete(reply.id(), text) ? Attempt.TOLD : Attempt.LOST;
        });
    }

    private static ModelCall call(UUID id, Oracle oracle, AwaitedReply reply, Spent spent, long begun) {
        int latencyMs = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new ModelCall(
                id, reply.reading().owner(), reply.reading().id(), oracle.provider(), oracle.model(), spent, latencyMs);
    }
}

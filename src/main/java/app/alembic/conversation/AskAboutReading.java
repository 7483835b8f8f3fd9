package app.alembic.conversation;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.idempotency.IdempotencyKey;
import app.alembic.idempotency.IdempotencyKeys;
import app.alembic.problem.Conflict;
import app.alembic.problem.NotFound;
import app.alembic.problem.Unauthorized;
import app.alembic.reading.Message;
import app.alembic.reading.QuestionGuard;
import app.alembic.reading.Reading;
import app.alembic.reading.Readings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a question about a finished reading; from its return on a reply is awaited. */
@Component
class AskAboutReading {

    private static final int CREATED = 201;

    private final Database database;
    private final Readings readings;
    private final Replies replies;
    private final QuestionGuard guard;
    private final IdempotencyKeys keys;

    AskAboutReading(Database database, Readings readings, Replies replies, QuestionGuard guard, IdempotencyKeys keys) {
        this.database = database;
        this.readings = readings;
        this.replies = replies;
        this.guard = guard;
        this.keys = keys;
    }

    /** What came of it, with the boundary sentence that goes with the reply, or null. */
    sealed interface Asking {
        @Nullable
        String notice();
    }

    record Asked(AwaitedReply awaited, @Nullable String notice) implements Asking {}

    /** The same was asked before, under the same key: nothing was done. */
    record AskedBefore(UUID reply, @Nullable String notice) implements Asking {}

    /**
     * @param content trimmed, 1 to 4,000 characters
     * @param key under which the question is asked once, or null
     * @throws app.alembic.reading.QuestionStopped if the question needs people, not cards; nothing was stored
     * @throws NotFound if there is no such reading of the seeker's
     * @throws Conflict if the reading is not finished, or the question before still waits for its reply
     * @throws QuestionsUsedUp if the plan holds no further question about this reading
     * @throws app.alembic.idempotency.IdempotencyKeyReused if the key stands for another request
     */
    Asking ask(AccountId seeker, UUID reading, String content, @Nullable IdempotencyKey key) {
        String notice = guard.noticeFor(content);
        Optional<UUID> before = before(seeker, key);
        if (before.isPresent()) {
            return new AskedBefore(before.get(), notice);
        }
        try {
            return new Asked(keepOnce(seeker, reading, content, key), notice);
        } catch (Conflict | QuestionsUsedUp refused) {
            // It may be the first of two equal requests at once that stands in the way of the second.
            return new AskedBefore(before(seeker, key).orElseThrow(() -> refused), notice);
        }
    }

    private Optional<UUID> before(AccountId seeker, @Nullable IdempotencyKey key) {
        return key == null ? Optional.empty() : database.asService(() -> keys.find(seeker, key));
    }

    private AwaitedReply keepOnce(AccountId seeker, UUID reading, String content, @Nullable IdempotencyKey key) {
        return database.asUserThenService(seeker, () -> keep(seeker, reading, content), awaited -> {
            if (key != null && keys.claim(seeker, key, CREATED, awaited.id()).isPresent()) {
                throw new Conflict("The same question is being asked at this moment; please look at the reading.");
            }
            replies.giveUpLapsed(reading);
            replies.await(awaited.id(), reading, awaited.question().id(), AnswerQuestion.LEASE);
            return awaited;
        });
    }

    /** As the seeker, and under the lock of their row: two questions at once come one after the other. */
    private AwaitedReply keep(AccountId seeker, UUID id, String content) {
        String tier = replies.lockTier(seeker)
                .orElseThrow(() -> new Unauthorized("This account does not exist any more; please sign in again."));
        Reading reading = readings.find(id).orElseThrow(() -> new NotFound("There is no such reading."));
        if (!reading.isComplete()) {
            throw new Conflict("This reading is not finished; questions about it can be asked when it is.");
        }
        var standing = Conversation.standing(tier, replies.to(id));
        if (standing.awaited() != null) {
            throw new Conflict("Your last question is waiting for its reply; please ask again when it is there.");
        }
        if (standing.left() == 0) {
            throw new QuestionsUsedUp(standing.limit());
        }
        List<Message> before = readings.messagesOf(id);
        return new AwaitedReply(UUID.randomUUID(), reading, before, replies.ask(id, content));
    }
}

package app.alembic.conversation;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.problem.Conflict;
import app.alembic.problem.NotFound;
import app.alembic.problem.Unauthorized;
import app.alembic.reading.Message;
import app.alembic.reading.QuestionGuard;
import app.alembic.reading.Reading;
import app.alembic.reading.Readings;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a question about a finished reading; from its return on a reply is awaited. */
@Component
class AskAboutReading {

    private final Database database;
    private final Readings readings;
    private final Replies replies;
    private final QuestionGuard guard;

    AskAboutReading(Database database, Readings readings, Replies replies, QuestionGuard guard) {
        this.database = database;
        this.readings = readings;
        this.replies = replies;
        this.guard = guard;
    }

    /** @param notice the boundary sentence that goes with the reply, or null */
    record Asked(AwaitedReply awaited, @Nullable String notice) {}

    /**
     * @param content trimmed, 1 to 4,000 characters
     * @throws app.alembic.reading.QuestionStopped if the question needs people, not cards; nothing was stored
     * @throws NotFound if there is no such reading of the seeker's
     * @throws Conflict if the reading is not finished, or the question before still waits for its reply
     * @throws QuestionsUsedUp if the plan holds no further question about this reading
     */
    Asked ask(AccountId seeker, UUID reading, String content) {
        String notice = guard.noticeFor(content);
        return database.asUserThenService(seeker, () -> keep(seeker, reading, content), awaited -> {
            replies.giveUpLapsed(reading);
            replies.await(awaited.id(), reading, awaited.question().id(), AnswerQuestion.LEASE);
            return new Asked(awaited, notice);
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

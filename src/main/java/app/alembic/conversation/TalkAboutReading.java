package app.alembic.conversation;

import app.alembic.conversation.AskAboutReading.Asked;
import app.alembic.conversation.AskAboutReading.AskedBefore;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.idempotency.IdempotencyKey;
import app.alembic.oracle.Oracles;
import app.alembic.problem.NotFound;
import app.alembic.reading.Message;
import app.alembic.reading.Talk;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The whole of asking about a reading: keep the question, let it be answered, and show how far that has come. */
@Component
class TalkAboutReading {

    private final Database database;
    private final AskAboutReading askAboutReading;
    private final RepliesUnderWay underWay;
    private final Oracles oracles;
    private final Replies replies;

    TalkAboutReading(
            Database database,
            AskAboutReading askAboutReading,
            RepliesUnderWay underWay,
            Oracles oracles,
            Replies replies) {
        this.database = database;
        this.askAboutReading = askAboutReading;
        this.underWay = underWay;
        this.oracles = oracles;
        this.replies = replies;
    }

    /** @param notice the boundary sentence that goes with the reply, or null */
    record Said(
            Message question, Talk.Reply reply, @Nullable String notice) {}

    /**
     * @param key under which the question is asked once, or null
     * @param patience how long to wait for the reply at most; it comes in any case
     * @return the reply as it stands then
     */
    Said say(AccountId seeker, UUID reading, String content, @Nullable IdempotencyKey key, Duration patience) {
        return switch (askAboutReading.ask(seeker, reading, content, key)) {
            case Asked(AwaitedReply awaited, String notice) -> {
                await(underWay.begin(awaited), patience);
                yield said(seeker, reading, awaited.id(), notice);
            }
            case AskedBefore(UUID reply, String notice) -> {
                underWay.end(reply).ifPresent(end -> await(end, patience));
                yield said(seeker, reading, reply, notice);
            }
        };
    }

    /** @throws NotFound if the reading has been deleted meanwhile */
    private Said said(AccountId seeker, UUID reading, UUID id, @Nullable String notice) {
        return database.readAsUser(seeker, () -> {
            Message question = replies.questionOf(id).orElseThrow(TalkAboutReading::noSuchReading);
            return replies.to(reading).stream()
                    .filter(reply -> reply.id().equals(id))
                    .findFirst()
                    .map(reply -> new Said(question, reply, notice))
                    .orElseThrow(TalkAboutReading::noSuchReading);
        });
    }

    private static NotFound noSuchReading() {
        return new NotFound("There is no such reading.");
    }

    /** What answers at once is waited for, whether somebody asked for that or not. */
    private void await(CompletableFuture<Talk.State> end, Duration patience) {
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

package app.alembic.conversation;

import app.alembic.reading.Talk;
import app.alembic.reading.WorkUnderWay;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The replies that this node is giving. What breaks ends when its lease does. */
@Component
@ConditionalOnWebApplication // Commands move the schema: nothing of theirs may open the pools, which migrates first.
class RepliesUnderWay extends WorkUnderWay<Talk.State> {

    private final AnswerQuestion answerQuestion;

    RepliesUnderWay(AnswerQuestion answerQuestion) {
        super("reply", Talk.State.AWAITED);
        this.answerQuestion = answerQuestion;
    }

    CompletableFuture<Talk.State> begin(AwaitedReply reply) {
        return begin(reply.id(), () -> answerQuestion.answer(reply));
    }
}

package app.alembic.conversation;

import app.alembic.database.AccountId;
import app.alembic.reading.Talk;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where the talk about a reading stands. */
@Component
class Conversation implements Talk {

    private final Replies replies;

    Conversation(Replies replies) {
        this.replies = replies;
    }

    @Override
    public List<Reply> repliesTo(UUID reading) {
        return replies.to(reading);
    }

    @Override
    public Standing standing(AccountId reader, UUID reading) {
        return standing(replies.tier(reader).orElse("free"), replies.to(reading));
    }

    static Standing standing(String tier, List<Reply> replies) {
        FollowUps plan = FollowUps.of(tier);
        int counted = (int)
                replies.stream().filter(reply -> reply.state() != State.FAILED).count();
        Reply last = replies.isEmpty() ? null : replies.getLast();
        return new Standing(
                plan.limit(),
                plan.left(counted),
                last != null && last.state() == State.AWAITED ? last.id() : null,
                last != null && last.state() == State.FAILED);
    }
}

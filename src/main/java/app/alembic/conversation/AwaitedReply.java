package app.alembic.conversation;

import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.reading.Message;
import app.alembic.reading.Reading;
import java.util.List;
import java.util.UUID;

/**
 * A question about a reading that waits for its reply.
 *
 * @param id of the message that the reply becomes
 * @param before what was said about the reading earlier, the oldest first
 */
record AwaitedReply(UUID id, Reading reading, List<Message> before, Message question) {

    AwaitedReply {
        before = List.copyOf(before);
        if (!reading.isComplete()) {
            throw new IllegalArgumentException("the reading %s is %s".formatted(reading.id(), reading.status()));
        }
    }

    Inquiry.Reply inquiry() {
        String interpretation = reading.interpretation();
        return new Inquiry.Reply(
                new Consultation(reading.id(), reading.question(), reading.spread(), reading.cards()),
                interpretation == null ? "" : interpretation,
                before.stream()
                        .map(message -> new Inquiry.Turn(message.role().equals("user"), message.content()))
                        .toList(),
                question.content());
    }
}

package app.alembic.conversation;

import app.alembic.account.SignedIn;
import app.alembic.idempotency.IdempotencyKey;
import app.alembic.problem.Problem;
import app.alembic.reading.Message;
import app.alembic.reading.Preference;
import app.alembic.reading.Talk;
import app.alembic.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConversationApi {

    private final TalkAboutReading talkAboutReading;
    private final Problems problems;

    ConversationApi(TalkAboutReading talkAboutReading, Problems problems) {
        this.talkAboutReading = talkAboutReading;
        this.problems = problems;
    }

    /**
     * @param reply where somebody waited for it and it came in time
     * @param problem where somebody waited for it and it failed: the question stands
     */
    record SaidView(
            Message message,
            UUID replyId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Message reply,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ProblemDetail problem,

            @Nullable String notice) {}

    @PostMapping("/api/readings/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    SaidView ask(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewMessage message) {
        Duration patience = Preference.wait(prefer);
        String content = message.checked();
        TalkAboutReading.Said said = talkAboutReading.say(
                who.id(),
                id,
                content,
                IdempotencyKey.of(key, "POST /api/readings/{id}/messages", id.toString(), content),
                patience);
        Talk.Reply reply = said.reply();
        boolean waited = patience.isPositive();
        return new SaidView(
                said.question(),
                reply.id(),
                waited ? reply.message() : null,
                waited && reply.state() == Talk.State.FAILED
                        ? problems.document(Problem.ORACLE_UNAVAILABLE, Talk.NO_REPLY)
                        : null,
                said.notice());
    }
}

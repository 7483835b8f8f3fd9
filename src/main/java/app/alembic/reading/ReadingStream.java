package app.alembic.reading;

import app.alembic.account.SignedIn;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.problem.Problem;
import app.alembic.web.EventStream;
import app.alembic.web.EventStreams;
import app.alembic.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reading as it is being written, and the replies in the talk about it: events with increasing ids, from wherever the
 * viewer left off.
 */
@RestController
class ReadingStream {

    private static final long LOOK_EVERY_MS = 250;
    private static final long RELEASE_EVERY_MS = 80;

    /** How long a viewer waits for words before it is looked whether they are still there. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

    private final Database database;
    private final Readings readings;
    private final ReadingsUnderWay underWay;
    private final Talk talk;
    private final EventStreams streams;
    private final Problems problems;
    private final JsonMapper json;
    private final Clock clock;

    ReadingStream(
            Database database,
            Readings readings,
            ReadingsUnderWay underWay,
            Talk talk,
            EventStreams streams,
            Problems problems,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.readings = readings;
        this.underWay = underWay;
        this.talk = talk;
        this.streams = streams;
        this.problems = problems;
        this.json = json;
        this.clock = clock;
    }

    /** @param pace "live" for somebody who reads along; a program gets what there is at once */
    @GetMapping("/api/readings/{id}/stream")
    void stream(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String pace,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException {
        Reading reading = find(who.id(), id).orElseThrow(ReadingApi::noSuchReading);
        boolean live = "live".equals(pace);
        streams.open(response, viewer -> tell(viewer, reading, EventId.parse(lastEventId), live));
    }

    private void tell(EventStream stream, Reading first, EventId from, boolean live)
            throws IOException, InterruptedException {
        var viewer = new Viewer(stream, from);
        Optional<Reading> reading = Optional.of(first);
        while (reading.isPresent() && reading.get().status() == Status.INTERPRETING) {
            Optional<LiveText> here = underWay.text(first.id());
            if (here.isPresent()) {
                viewer.readAlong(here.get());
            } else {
                viewer.showParts(reading.get());
                stream.keepAlive();
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
            reading = find(first.owner(), first.id());
        }
        // Deleted meanwhile: there is nothing more to say.
        if (reading.isPresent()) {
            viewer.end(reading.get(), live);
        }
    }

    /** One viewer, and how far they have read. */
    private final class Viewer {

        private final EventStream stream;
        private final EventId from;
        private int attempt;

        /** Characters of the reading; past its end for whoever has seen that. */
        private int shown;

        /** Whoever has read along gets the rest as it comes; it has been paced by the one who wrote it. */
        private boolean readAlong;

        private Viewer(EventStream stream, EventId from) {
            this.stream = stream;
            this.from = from;
            this.attempt = from.attempt();
            this.shown = from.place();
        }

        /** As it is being written on this node, until it is written no more. */
        private void readAlong(LiveText text) throws IOException, InterruptedException {
            LiveText.News news;
            do {
                news = text.after(attempt, shown, SIGN_OF_LIFE);
                follow(news.attempt());
                if (!news.text().isEmpty()) {
                    show(news.text(), shown + news.text().length());
                    readAlong = true;
                }
                stream.keepAlive();
            } while (!news.isOver());
        }

        /** As another node is writing it into the database. */
        private void showParts(Reading reading) throws IOException {
            follow(reading.attempt());
            int from = shown;
            for (Readings.Part part : database.readAsUser(
                    reading.owner(), () -> readings.partsOf(reading.id(), reading.attempt(), from))) {
                if (part.endsAt() > shown) {
                    show(part.text().substring(Math.max(0, shown - part.startsAt())), part.endsAt());
                    readAlong = true;
                }
            }
        }

        private void end(Reading reading, boolean live) throws IOException, InterruptedException {
            if (reading.status() == Status.FAILED) {
                var problem = problems.document(
                        Problem.ORACLE_UNAVAILABLE, "No answer came; what the reading cost has been returned.");
                stream.event(
                        new EventId(reading.attempt(), 0).number(),
                        "failed",
                        json.writeValueAsString(Map.of("problem", problem)));
                return;
            }
            follow(reading.attempt());
            String text = reading.text();
            while (shown < text.length()) {
                int due = live && !readAlong ? Pace.released(text, sinceFinished(reading)) : text.length();
                if (due > shown) {
                    show(text.substring(shown, due), due);
                } else {
                    TimeUnit.MILLISECONDS.sleep(RELEASE_EVERY_MS);
                }
            }
            // One past the text is its end: whoever is among the replies has seen it.
            int end = text.length() + 1;
            if (shown <= end) {
                stream.event(
                        new EventId(attempt, end).number(),
                        "done",
                        json.writeValueAsString(Map.of("reading", ReadingView.of(reading))));
            }
            replies(reading, end);
        }

        /** Stays as long as a reply is awaited, and shows it as it grows. */
        private void replies(Reading reading, int end) throws IOException, InterruptedException {
            int told = from.isEndOfReply() ? from.reply() + 1 : Math.max(0, from.reply());
            boolean present = shown >= end;
            var draft = from.reply() == told
                    ? new Draft(told, from.attemptAtReply(), from.shownOfReply())
                    : new Draft(-1, 1, 0);
            while (true) {
                List<Talk.Reply> replies = database.readAsUser(reading.owner(), () -> talk.repliesTo(reading.id()));
                boolean awaited = !replies.isEmpty() && replies.getLast().state() == Talk.State.AWAITED;
                int ended = awaited ? replies.size() - 1 : replies.size();
                for (; told < ended; told++) {
                    // That an earlier question got no reply is no news to somebody who comes later.
                    if (replies.get(told).message() != null || present || told == replies.size() - 1) {
                        tell(replies.get(told), EventId.endOfReply(attempt, told));
                    }
                }
                if (!awaited) {
                    return;
                }
                draft = show(replies.getLast(), draft.number() == ended ? draft : new Draft(ended, 1, 0));
                present = true;
                stream.keepAlive();
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
        }

        /** What has been shown of which reply. */
        private record Draft(int number, int attempt, int shown) {}

        private Draft show(Talk.Reply reply, Draft seen) throws IOException {
            Draft now = seen;
            if (reply.attempt() != now.attempt()) {
                now = new Draft(now.number(), reply.attempt(), 0);
                if (seen.shown() > 0) {
                    stream.event(
                            EventId.inReply(attempt, now.number(), now.attempt(), 0)
                                    .number(),
                            "restart",
                            json.writeValueAsString(Map.of("message_id", reply.id())));
                }
            }
            if (reply.draft().length() > now.shown()) {
                String text = reply.draft().substring(now.shown());
                now = new Draft(now.number(), now.attempt(), reply.draft().length());
                stream.event(
                        EventId.inReply(attempt, now.number(), now.attempt(), now.shown())
                                .number(),
                        "token",
                        json.writeValueAsString(new Token(text, reply.id())));
            }
            return now;
        }

        private void tell(Talk.Reply reply, EventId id) throws IOException {
            Message message = reply.message();
            if (message != null) {
                stream.event(id.number(), "reply", json.writeValueAsString(Map.of("message", message)));
            } else {
                var problem = problems.document(Problem.ORACLE_UNAVAILABLE, Talk.NO_REPLY);
                stream.event(
                        id.number(),
                        "failed",
                        json.writeValueAsString(Map.of("problem", problem, "message_id", reply.id())));
            }
        }

        /** A text that began anew makes void what was shown of the one before. */
        private void follow(int current) throws IOException {
            if (current == attempt) {
                return;
            }
            if (shown > 0) {
                stream.event(new EventId(current, 0).number(), "restart", "{\"message_id\":null}");
            }
            attempt = current;
            shown = 0;
        }

        private void show(String text, int upTo) throws IOException {
            stream.event(new EventId(attempt, upTo).number(), "token", json.writeValueAsString(new Token(text, null)));
            shown = upTo;
        }
    }

    /** What was entered by hand has no such moment: it was always there. */
    private Duration sinceFinished(Reading reading) {
        Instant finished = reading.finishedAt();
        return finished == null ? Duration.ofDays(1) : Duration.between(finished, clock.instant());
    }

    private Optional<Reading> find(AccountId who, UUID id) {
        return database.readAsUser(who, () -> readings.find(id));
    }

    /** @param messageId of the reply it belongs to; null for the reading itself */
    record Token(String text, @Nullable UUID messageId) {}
}

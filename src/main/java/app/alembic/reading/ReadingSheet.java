package app.alembic.reading;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one reading: its cards, what they were taken to say, and the talk about it. */
@Component
public class ReadingSheet {

    private final Database database;
    private final Readings readings;
    private final Talk talk;
    private final Clock clock;

    ReadingSheet(Database database, Readings readings, Talk talk, Clock clock) {
        this.database = database;
        this.readings = readings;
        this.talk = talk;
        this.clock = clock;
    }

    /** One turn of the talk. */
    public record Turn(boolean bySeeker, List<String> paragraphs) {

        static Turn of(Message message) {
            return new Turn(message.role().equals("user"), ReadingSheet.paragraphs(message.content()));
        }
    }

    private record Whole(Reading reading, List<Message> messages, Talk.Standing standing) {}

    /** @throws app.alembic.problem.NotFound if there is none of this person's */
    ModelAndView of(AccountId who, UUID id) {
        return of(who, id, Map.of(), HttpStatus.OK);
    }

    /**
     * The page with a question that was refused: what was written stays.
     *
     * @throws app.alembic.problem.NotFound if there is none of this person's
     */
    public ModelAndView refused(AccountId who, UUID id, String asked, String why, HttpStatusCode status) {
        return of(who, id, Map.of("asked", asked, "askError", why), status);
    }

    private ModelAndView of(AccountId who, UUID id, Map<String, String> further, HttpStatusCode status) {
        Whole whole = database.readAsUser(who, () -> {
            Reading reading = readings.find(id).orElseThrow(ReadingApi::noSuchReading);
            return new Whole(reading, readings.messagesOf(id), talk.standing(who, id));
        });
        Reading reading = whole.reading();
        String shown = reading.text().substring(0, released(reading));
        boolean live = reading.status() == Status.INTERPRETING
                || shown.length() < reading.text().length();
        var model = new HashMap<String, @Nullable Object>(further);
        model.put("id", id);
        model.put("question", reading.question());
        model.put("spread", reading.spread());
        model.put("cards", reading.cards());
        model.put("status", live ? Status.INTERPRETING.code() : reading.status().code());
        model.put("paragraphs", paragraphs(shown));
        model.put("live", live);
        model.put("notice", reading.notice());
        model.put("drawn", reading.drawn());
        model.put("createdAt", reading.createdAt());
        // While the text is still coming the page keeps the talk back, and shows it at the end.
        if (reading.status() != Status.FAILED) {
            model.put("turns", whole.messages().stream().map(Turn::of).toList());
            model.put("talk", whole.standing());
        }
        return new ModelAndView("reading/show", model, status);
    }

    /** Whoever opens the page a moment after the draw reads along, as the stream would let them. */
    private int released(Reading reading) {
        Instant finished = reading.finishedAt();
        return finished == null
                ? reading.text().length()
                : Pace.released(reading.text(), Duration.between(finished, clock.instant()));
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\n\n")).filter(part -> !part.isBlank()).toList();
    }
}

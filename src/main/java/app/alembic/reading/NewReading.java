package app.alembic.reading;

import app.alembic.draw.ClientSeed;
import app.alembic.draw.Shuffle;
import app.alembic.problem.InvalidInput;
import app.alembic.problem.Text;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is posted to begin a reading. Everything that is wrong with it is said at once. */
record NewReading(
        @Nullable String question,
        @Nullable String spreadType,
        @Nullable Boolean uprightOnly,
        @Nullable String drawId,
        @Nullable String clientSeed) {

    static final int LONGEST_QUESTION = 1_000;

    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    NewReading {
        var errors = new ArrayList<InvalidInput.FieldError>();
        collect(errors, () -> Text.required("question", question, LONGEST_QUESTION));
        collect(errors, () -> ReadingApi.spreadOf(spreadType));
        collect(errors, () -> drawOf(drawId));
        collect(errors, () -> ClientSeed.of(clientSeed));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    String checkedQuestion() {
        return Text.required("question", question, LONGEST_QUESTION);
    }

    Spread checkedSpread() {
        return ReadingApi.spreadOf(spreadType);
    }

    Shuffle shuffle() {
        return new Shuffle(drawOf(drawId), ClientSeed.of(clientSeed), Boolean.TRUE.equals(uprightOnly));
    }

    /** @throws InvalidInput unless it is null or looks like an id */
    static @Nullable UUID drawOf(@Nullable String id) {
        if (id == null) {
            return null;
        }
        if (!UUID_FORM.matcher(id).matches()) {
            throw new InvalidInput("draw_id", "`draw_id` is the `id` that `POST /api/draws` answered with.");
        }
        return UUID.fromString(id);
    }

    private static void collect(List<InvalidInput.FieldError> errors, Runnable check) {
        try {
            check.run();
        } catch (InvalidInput wrong) {
            errors.addAll(wrong.errors());
        }
    }
}

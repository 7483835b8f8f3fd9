package app.alembic.reading;

import app.alembic.problem.InvalidInput;
import app.alembic.problem.Text;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is posted to begin a reading. Everything that is wrong with it is said at once. */
record NewReading(
        @Nullable String question,
        @Nullable String spreadType,
        @Nullable Boolean uprightOnly,
        @Nullable String drawId,
        @Nullable String clientSeed) {

    static final int LONGEST_QUESTION = 1_000;

    NewReading {
        var errors = new ArrayList<InvalidInput.FieldError>();
        collect(errors, () -> Text.required("question", question, LONGEST_QUESTION));
        collect(errors, () -> ReadingApi.spreadOf(spreadType));
        if (drawId != null || clientSeed != null) {
            errors.add(new InvalidInput.FieldError(
                    drawId != null ? "draw_id" : "client_seed",
                    "Draws ahead of time are not offered here; leave out `draw_id` and `client_seed`."));
        }
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

    private static void collect(List<InvalidInput.FieldError> errors, Runnable check) {
        try {
            check.run();
        } catch (InvalidInput wrong) {
            errors.addAll(wrong.errors());
        }
    }
}

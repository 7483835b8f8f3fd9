package app.alembic.conversation;

import app.alembic.problem.Text;
import org.jspecify.annotations.Nullable;

/** What is posted to ask about a reading. */
record NewMessage(@Nullable String content) {

    private static final int LONGEST = 4_000;

    /** @throws app.alembic.problem.InvalidInput if it is blank, too long or no text */
    String checked() {
        return Text.required("content", content, LONGEST);
    }
}

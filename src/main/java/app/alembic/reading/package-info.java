/** Putting a question to the cards and interpreting the answer. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "credits",
            "database",
            "deck",
            "draw",
            "idempotency",
            "oracle",
            "problem",
            "proofreading",
            "safety",
            "spread",
            "usage",
            "web"
        })
@NullMarked
package app.alembic.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

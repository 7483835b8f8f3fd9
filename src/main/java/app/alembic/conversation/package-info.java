/** The talk about a finished reading: questions, and the replies of the oracles. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "credits",
            "database",
            "deck",
            "idempotency",
            "oracle",
            "problem",
            "proofreading",
            "reading",
            "safety",
            "spread",
            "usage",
            "web"
        })
@NullMarked
package app.alembic.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

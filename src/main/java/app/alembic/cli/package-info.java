/** The command line: one file per command; {@code serve} is one of them. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "auth",
            "credits",
            "database",
            "schema",
            "deck",
            "doctor",
            "draw",
            "oracle",
            "problem",
            "reading",
            "safety",
            "spread",
            "usage",
            "web"
        })
@NullMarked
package app.alembic.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** A fair draw that anybody can deal once more: commitment, shuffle, receipt. */
@ApplicationModule(allowedDependencies = {"account", "database", "deck", "idempotency", "problem", "spread", "web"})
@NullMarked
package app.alembic.draw;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

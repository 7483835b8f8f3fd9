/** The embedded server, the pools, and transactions that act as somebody. */
@ApplicationModule(allowedDependencies = "problem")
@NullMarked
package app.alembic.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

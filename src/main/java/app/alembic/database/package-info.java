/** The embedded server, the pools, transactions that act as somebody, and migrations. */
@ApplicationModule(allowedDependencies = "problem")
@NullMarked
package app.alembic.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

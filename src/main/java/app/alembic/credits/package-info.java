/** The credit ledger and its balances. */
@ApplicationModule(allowedDependencies = {"account", "database", "problem", "web"})
@NullMarked
package app.alembic.credits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

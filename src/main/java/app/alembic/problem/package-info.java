/** Stable error codes and the one exception type that every refusal extends. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.alembic.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

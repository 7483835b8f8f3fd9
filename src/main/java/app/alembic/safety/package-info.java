/** What is stopped, what is bounded, and how that is said. */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package app.alembic.safety;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

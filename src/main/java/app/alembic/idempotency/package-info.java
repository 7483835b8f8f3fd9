/** One effect for one key: what a client asks for twice happens once. */
@ApplicationModule(allowedDependencies = {"database", "problem"})
@NullMarked
package app.alembic.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

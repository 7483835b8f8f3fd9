/** A fair draw: shuffle and orientation from one cryptographic source. */
@ApplicationModule(allowedDependencies = {"deck", "spread", "database", "problem"})
@NullMarked
package app.alembic.draw;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

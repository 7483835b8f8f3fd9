/** What is counted while the service runs, for an operator's Prometheus: numbers, never anybody's words. */
@ApplicationModule(allowedDependencies = "problem")
@NullMarked
package app.alembic.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

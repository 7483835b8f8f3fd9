/** Whether the service is well, for load balancers and the operator. */
@ApplicationModule(allowedDependencies = {"database", "oracle", "problem"})
@NullMarked
package app.alembic.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The schema's history: steps that go forward and back, drafted from how the schema should be. */
@ApplicationModule(allowedDependencies = {"database", "problem"})
@NullMarked
package app.alembic.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

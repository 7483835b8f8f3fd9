/** Speaking with interpreters of a reading through one port: language models, and the mirror that needs none. */
@ApplicationModule(allowedDependencies = {"deck", "spread", "problem"})
@NullMarked
package app.alembic.oracle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

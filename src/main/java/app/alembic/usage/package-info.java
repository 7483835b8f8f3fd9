/** What each model call cost in tokens, money and time, never its words. */
@ApplicationModule(allowedDependencies = {"account", "database", "oracle", "problem"})
@NullMarked
package app.alembic.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

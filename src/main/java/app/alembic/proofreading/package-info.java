/** Reading what an interpreter says before the seeker does, sentence by sentence and as a whole. */
@ApplicationModule(allowedDependencies = {"deck", "spread", "safety", "oracle", "problem"})
@NullMarked
package app.alembic.proofreading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** People: who is signed in, their profile, tier and preferences. */
@ApplicationModule(allowedDependencies = {"database", "problem", "web"})
@NullMarked
package app.alembic.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Signing in and out, sessions and tokens, in the shapes of Supabase Auth; or with Supabase Auth itself. */
@ApplicationModule(allowedDependencies = {"account", "database", "problem", "web"})
@NullMarked
package app.alembic.auth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

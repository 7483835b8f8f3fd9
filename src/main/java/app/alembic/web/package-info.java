/** The page shell: layout, assets, security headers, problem documents and pages, streaming. */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package app.alembic.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

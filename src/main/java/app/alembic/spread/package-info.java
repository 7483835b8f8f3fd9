/** The four layouts: positions, prices, geometry, and the cards laid out on them. Pure Java. */
@ApplicationModule(allowedDependencies = {"deck"})
@NullMarked
package app.alembic.spread;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

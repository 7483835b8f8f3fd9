/** The 78 cards with their correspondences, meanings and pictures. Pure Java. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.alembic.deck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The doctor: it attacks the service's own database and says what is wrong, with the mend. */
@ApplicationModule(allowedDependencies = {"database", "problem"})
@NullMarked
package app.alembic.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

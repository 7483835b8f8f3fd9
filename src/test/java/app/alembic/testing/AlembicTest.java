package app.alembic.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the service on a free port and a migrated PostgreSQL database of its own.
 *
 * <p>Test classes that change no settings share one service and its database, because a start costs seconds: make the
 * people you need with {@link Cast} and look at theirs, never at a whole table. A class that needs other settings adds
 * {@code @TestPropertySource} and thereby gets a service and a database to itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(TestBeans.class)
public @interface AlembicTest {}

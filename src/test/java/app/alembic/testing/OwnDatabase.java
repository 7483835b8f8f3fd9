package app.alembic.testing;

import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points the service at a new database, and leaves the way into it for the test as the bean {@link TestDatabase}. */
final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConnectionUrls urls = TestServer.migrated();
        TestPropertyValues.of("alembic.database.url=" + urls.authenticator(), "alembic.migration.url=" + urls.owner())
                .applyTo(context);
        context.getBeanFactory().registerSingleton("testDatabase", new TestDatabase(urls));
    }
}

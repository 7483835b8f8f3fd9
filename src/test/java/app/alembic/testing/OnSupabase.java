package app.alembic.testing;

import app.alembic.Alembic;
import app.alembic.database.ConnectionUrl;
import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the stand-in on a new database, then takes our mark off the schema {@code auth}: to whoever starts later it is
 * somebody else's.
 */
final class OnSupabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConnectionUrls urls = TestServer.migrated();
        ConfigurableApplicationContext standIn = new SpringApplicationBuilder(Alembic.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--alembic.database.url=" + urls.authenticator(),
                        "--alembic.migration.url=" + urls.owner());
        String url = "http://127.0.0.1:" + standIn.getEnvironment().getRequiredProperty("local.server.port");
        var gateway = new Gateway(url);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> {
            if (closed.getApplicationContext() == context) {
                gateway.close();
                standIn.close();
            }
        });
        ConnectionUrl login = withoutAuth(urls);
        TestPropertyValues.of(
                        "alembic.database.url=" + login,
                        "alembic.migration.url=" + urls.owner(),
                        "alembic.supabase.url=" + gateway.url(),
                        "alembic.supabase.anon-key=an-anon-key",
                        "alembic.supabase.service-role-key=a-service-role-key")
                .applyTo(context);
        var client = new Client(url, JsonMapper.shared());
        context.getBeanFactory().registerSingleton("testDatabase", new TestDatabase(urls));
        context.getBeanFactory()
                .registerSingleton("supabaseStandIn", new SupabaseStandIn(gateway, client, new Cast(url, client)));
    }

    /** A login that may become everybody but the one who owns accounts. */
    private static ConnectionUrl withoutAuth(ConnectionUrls urls) {
        JdbcClient sql = JdbcClient.create(TestServer.dataSource(urls.owner()));
        sql.sql("COMMENT ON SCHEMA auth IS 'kept by somebody else'").update();
        String login = "login_" + urls.owner().database();
        sql.sql("CREATE ROLE %s LOGIN NOINHERIT PASSWORD 'as-on-supabase'".formatted(login))
                .update();
        sql.sql("GRANT anon, authenticated, service_role TO " + login).update();
        ConnectionUrl own = urls.authenticator();
        return new ConnectionUrl(login, "as-on-supabase", own.hosts(), own.database(), own.query());
    }
}

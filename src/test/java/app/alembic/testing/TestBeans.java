package app.alembic.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Lazy, because the port is known only once the service listens. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Lazy
    Client client(Environment environment, JsonMapper json) {
        return new Client(address(environment), json);
    }

    /** The cast of the service under test. */
    @Bean
    @Lazy
    Cast cast(Environment environment, Client client) {
        return new Cast(address(environment), client);
    }

    private static String address(Environment environment) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }
}

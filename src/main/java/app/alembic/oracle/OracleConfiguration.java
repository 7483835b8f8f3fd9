package app.alembic.oracle;

import app.alembic.oracle.mirror.Mirror;
import app.alembic.problem.WrongSetting;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OracleSettings.class)
class OracleConfiguration {

    /** Of each connection of the JDK's client, in bytes. Its 16 KB are never filled by tokens. */
    private static final String BUFFER_SIZE = "jdk.httpclient.bufsize";

    @Bean
    Oracles oracles(@Value("${alembic.oracles}") List<String> names, Interpreters interpreters) {
        if (names.isEmpty()) {
            throw new WrongSetting("ALEMBIC_ORACLES names no oracle; set it to mirror.");
        }
        return new Oracles(names.stream().map(interpreters::named).toList());
    }

    @Bean
    Interpreters interpreters(
            OracleSettings settings,
            ObjectProvider<Prompting> prompting,
            ObjectProvider<HttpClient> modelClient,
            Clock clock) {
        return new Interpreters(settings, prompting::getObject, modelClient::getObject, clock);
    }

    @Bean
    Understudy understudy() {
        return new Mirror();
    }

    @Bean
    Prompting prompting() {
        return new Prompts(new SecureRandom());
    }

    /** One for all providers; made when the first of them is named. */
    @Bean(destroyMethod = "shutdownNow")
    @Lazy
    HttpClient modelClient(OracleSettings settings) {
        if (System.getProperty(BUFFER_SIZE) == null) {
            System.setProperty(BUFFER_SIZE, "4096");
        }
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout().connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }
}

package app.alembic.oracle;

import app.alembic.oracle.mirror.Mirror;
import app.alembic.oracle.wire.Switchboard;
import app.alembic.problem.WrongSetting;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OracleSettings.class)
class OracleConfiguration {

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
            ObjectProvider<Switchboard> switchboard,
            Clock clock) {
        return new Interpreters(settings, prompting::getObject, switchboard::getObject, clock);
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
    @Bean
    @Lazy
    Switchboard switchboard(OracleSettings settings) {
        return new Switchboard(settings.timeout().connect());
    }
}

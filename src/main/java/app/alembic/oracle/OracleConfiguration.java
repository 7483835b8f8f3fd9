package app.alembic.oracle;

import app.alembic.oracle.mirror.Mirror;
import app.alembic.problem.WrongSetting;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OracleConfiguration {

    private static final Map<String, Supplier<Oracle>> KNOWN = Map.of("mirror", Mirror::new);

    @Bean
    Oracles oracles(@Value("${alembic.oracles}") List<String> names) {
        if (names.isEmpty()) {
            throw new WrongSetting("ALEMBIC_ORACLES names no oracle; set it to mirror.");
        }
        return new Oracles(names.stream().map(OracleConfiguration::oracle).toList());
    }

    @Bean
    Understudy understudy() {
        return new Mirror();
    }

    @Bean
    Prompting prompting() {
        return new Prompts(new SecureRandom());
    }

    private static Oracle oracle(String name) {
        Supplier<Oracle> known = KNOWN.get(name.strip());
        if (known == null) {
            throw new WrongSetting("ALEMBIC_ORACLES names %s, which this version does not know; it knows %s."
                    .formatted(name.strip(), String.join(", ", KNOWN.keySet())));
        }
        return known.get();
    }
}

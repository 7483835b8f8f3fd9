package app.alembic;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The root of everything that Spring finds. */
@SpringBootApplication
public class Alembic {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

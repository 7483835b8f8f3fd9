package app.alembic.draw;

import app.alembic.deck.Deck;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DrawConfiguration {

    @Bean
    Dealer dealer() {
        return new Dealer(Deck.standard(), new SecureRandom());
    }
}

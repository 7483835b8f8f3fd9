package app.alembic.usage;

import app.alembic.oracle.Oracles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BudgetSettings.class)
class UsageConfiguration {

    @Bean
    Prices prices() {
        return Prices.ofThisBuild();
    }

    @Bean
    Budgets budgets(BudgetSettings settings, Oracles oracles, Prices prices, Clock clock) {
        Budgets budgets = settings.budgets();
        budgets.requirePrices(oracles.inOrder(), prices, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return budgets;
    }
}

package app.alembic.schema;

import app.alembic.database.BeforeFirstUse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

    @Bean
    @Order(0)
    BeforeFirstUse findingTheAccounts(@Value("${alembic.supabase.url:}") String supabaseUrl) {
        return new AccountsWhereExpected(!supabaseUrl.isBlank());
    }

    @Bean
    @Order(1)
    BeforeFirstUse migrating() {
        return urls -> new SchemaHistory(urls.owner(), Migrations.ofThisBuild()).upgradeToHead();
    }
}

package app.alembic.schema;

import app.alembic.database.BeforeFirstUse;
import app.alembic.database.DatabaseAccess;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

    @Bean
    SchemaHistory schemaHistory(DatabaseAccess access) {
        return new SchemaHistory(access.urls().owner(), Migrations.ofThisBuild());
    }

    @Bean
    Adoption adoption(DatabaseAccess access) {
        return new Adoption(access.urls().owner(), Migrations.ofThisBuild());
    }

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

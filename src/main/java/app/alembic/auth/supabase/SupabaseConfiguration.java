package app.alembic.auth.supabase;

import app.alembic.database.BeforeFirstUse;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SupabaseSettings.class)
class SupabaseConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Ahead of whatever looks at the database for accounts that a slip in these settings would send elsewhere. */
    @Bean
    @Order(-1)
    BeforeFirstUse usableSupabaseSettings(SupabaseSettings settings) {
        return urls -> settings.requireUsable();
    }

    @Bean
    @Conditional(KeptBySupabase.class)
    SupabaseAuth supabaseAuth(SupabaseSettings settings, JsonMapper json) {
        return new SupabaseAuth(new SupabaseHttp(settings.authUrl(), PATIENCE, json), settings.anonKey());
    }

    @Bean
    @Conditional(KeptBySupabase.class)
    SupabaseAdmin supabaseAdmin(SupabaseSettings settings, JsonMapper json) {
        return new SupabaseAdmin(new SupabaseHttp(settings.authUrl(), PATIENCE, json), settings.serviceRoleKey());
    }
}

package app.alembic.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** The page shell alone on a real port, without a database, with controllers that go wrong in every way. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = WebSlice.Shell.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@interface WebSlice {

    /** No stereotype: the whole service, which scans these packages in its own tests, must not find it. */
    @EnableAutoConfiguration
    @ComponentScan("app.alembic.web")
    @ComponentScan(
            basePackages = "app.alembic.reading",
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = "app\\.alembic\\.reading\\.DeckPages"))
    class Shell {

        /** Who may come in is decided and tested in {@code auth}. */
        @Bean
        SecurityFilterChain everybody(HttpSecurity http) {
            return http.authorizeHttpRequests(may -> may.anyRequest().permitAll())
                    .csrf(AbstractHttpConfigurer::disable)
                    .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                    .build();
        }
    }
}

package app.alembic.auth;

import java.util.Arrays;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may ask for what. The server keeps nothing about a browser between requests but its row in the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthSettings.class)
class SecurityConfiguration {

    SecurityConfiguration(AuthSettings settings) {
        settings.requireUsable();
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Doorkeeper doorkeeper,
            SessionCookie cookies,
            ForgeryProtection forgeryProtection,
            Refusals refusals) {
        return http.authorizeHttpRequests(may -> may.requestMatchers(Paths.PUBLIC)
                        .permitAll()
                        .requestMatchers(Paths.OPERATOR)
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(new RecognitionFilter(doorkeeper, cookies), SecurityContextHolderFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(forgeryProtection.tokens())
                        .csrfTokenRequestHandler(forgeryProtection)
                        .requireCsrfProtectionMatcher(forgeryProtection::isNeeded)
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .exceptionHandling(no -> no.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                // Its filter would ask every request whose it is, the public ones too.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(keepNothing())
                        .withObjectPostProcessor(eager()))
                .build();
    }

    /**
     * What was made for one person stays in no cache, a browser's own among them: after signing out, going back shows
     * nothing. Spring's own writer would forbid caching of pictures as well.
     */
    private static HeaderWriter keepNothing() {
        RequestMatcher shareable = new OrRequestMatcher(Arrays.stream(Paths.SHAREABLE)
                .map(path -> (RequestMatcher) PathPatternRequestMatcher.pathPattern(path))
                .toList());
        return (request, response) -> {
            if (!shareable.matches(request)) {
                response.setHeader("Cache-Control", "no-store");
            }
        };
    }

    /** Before the controller, not at the first flush: a stream flushes while another thread may still write headers. */
    private static ObjectPostProcessor<HeaderWriterFilter> eager() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }
}

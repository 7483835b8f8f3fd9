package app.alembic.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final long CONNECT_TIMEOUT_MS = 10_000;

    /** Set by every command of the command line but {@code serve}. */
    @Bean(destroyMethod = "close")
    DatabaseAccess databaseAccess(
            DatabaseSettings settings, @Value("${alembic.internal.joins-running-service:false}") boolean mayShare) {
        return DatabaseAccess.open(settings, mayShare);
    }

    @Bean
    DatabaseAddress databaseAddress(DatabaseSettings settings) {
        return new DatabaseAddress(settings);
    }

    @Bean(destroyMethod = "close")
    Pools pools(DatabaseAccess access, ObjectProvider<BeforeFirstUse> preparations) {
        requireReachable(access.urls());
        preparations.orderedStream().forEach(preparation -> preparation.prepare(access.urls()));
        ConnectionUrl login = access.urls().authenticator();
        return new Pools(pool(login, "requests", 24), pool(login, "service", 8));
    }

    @Bean
    Database database(Pools pools) {
        return new Database(pools.requests(), pools.service());
    }

    /** For repositories: it answers only inside of a transaction of {@link Database}. */
    @Bean
    JdbcClient sql(Database database) {
        return database.sql();
    }

    /** @param requests what people ask; never starved by {@code service}, what nobody asked */
    record Pools(HikariDataSource requests, HikariDataSource service) implements AutoCloseable {
        @Override
        public void close() {
            requests.close();
            service.close();
        }
    }

    private static void requireReachable(ConnectionUrls urls) {
        try (var connection = urls.owner().connect()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 15) {
                throw new DatabaseUnusable("The database at %s is PostgreSQL %d; Alembic needs 15 or newer."
                        .formatted(urls.owner().withoutPassword(), version));
            }
        } catch (SQLException failure) {
            throw new DatabaseUnusable(
                    "The database %s cannot be reached (%s); check that it runs and that ALEMBIC_DATABASE_URL is right."
                            .formatted(
                                    urls.owner().withoutPassword(),
                                    String.valueOf(failure.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    failure);
        }
    }

    private static HikariDataSource pool(ConnectionUrl url, String name, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url.jdbc());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        config.addDataSourceProperty("ApplicationName", "alembic " + name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The detail of an error repeats the row, and with it what somebody wrote; messages are logged.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setInitializationFailTimeout(CONNECT_TIMEOUT_MS);
        return new HikariDataSource(config);
    }
}

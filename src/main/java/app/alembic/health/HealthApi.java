package app.alembic.health;

import app.alembic.database.Database;
import app.alembic.oracle.Oracles;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HealthApi {

    private static final Logger LOG = LoggerFactory.getLogger(HealthApi.class);

    private static final String HEALTHY = "healthy";
    private static final String UNHEALTHY = "unhealthy";

    private final Database database;
    private final Oracles oracles;
    private final Clock clock;

    HealthApi(Database database, Oracles oracles, Clock clock) {
        this.database = database;
        this.oracles = oracles;
        this.clock = clock;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        String databaseState = databaseState();
        var health = new Health(
                databaseState,
                new Checks(databaseState, oracles.inOrder().isEmpty() ? UNHEALTHY : HEALTHY, "not configured"),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return ResponseEntity.status(databaseState.equals(HEALTHY) ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(health);
    }

    private String databaseState() {
        try {
            return database.asService(() -> database.sql()
                            .sql("SELECT true")
                            .query((row, _) -> row.getBoolean(1))
                            .single()
                    ? HEALTHY
                    : UNHEALTHY);
        } catch (RuntimeException failure) {
            LOG.warn("the database does not answer: {}", failure.getClass().getName());
            return UNHEALTHY;
        }
    }

    /** @param status healthy, degraded or unhealthy: the worst of what the service cannot do without */
    record Health(String status, Checks checks, Instant timestamp) {}

    record Checks(String database, String oracle, String stripe) {}
}

package app.alembic.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrls;
import app.alembic.schema.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTest {

    private final ConnectionUrls urls = TestServer.migrated();

    @Test
    void aFreshlyMigratedDatabaseIsHealthy() {
        Diagnosis diagnosis = examine(urls);

        assertThat(diagnosis.holes()).isEmpty();
        assertThat(diagnosis.warnings()).isEmpty();
        assertThat(diagnosis.findings()).hasSizeGreaterThan(300);
    }

    static Diagnosis examine(ConnectionUrls urls) {
        var configuration = new DoctorConfiguration();
        return new Diagnosis(
                List.of(configuration.catalogue(), configuration.attacks(), configuration.ledgerSums()).stream()
                        .flatMap(examination -> examination.examine(urls).stream())
                        .toList());
    }
}

package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrls;
import app.alembic.doctor.DoctorOf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthyEverywhereTest {

    @ParameterizedTest
    @EnumSource
    void theDoctorFindsNoHoleInAnyPlaceAndFindsTheSameOne(Place place) throws Exception {
        ConnectionUrls urls = place.migrated();

        assertThat(DoctorOf.holes(urls)).isEmpty();

        try (var owner = urls.owner().connect()) {
            owner.createStatement().execute("GRANT UPDATE (tier) ON public.users TO authenticated");
        }
        assertThat(DoctorOf.holes(urls)).anyMatch(hole -> hole.contains("tier"));
    }
}

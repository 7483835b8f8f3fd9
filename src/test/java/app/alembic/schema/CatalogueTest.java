package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrl;
import app.alembic.testing.Golden;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

    @Test
    void theSchemaIsWhatTheGoldenFileSays() throws Exception {
        Golden.assertSame("schema.txt", Catalogue.of(TestServer.migrated().owner()));
    }

    /** Whatever a server grants by default on what is made there. */
    @ParameterizedTest
    @EnumSource
    void everyPlaceHasTheSameTablesAndGivesTheSameRights(Place place) throws Exception {
        assertThat(ours(place.migrated().owner()))
                .containsExactlyElementsOf(ours(TestServer.migrated().owner()));
    }

    /** All but what Supabase keeps itself: the schema auth, though not our trigger in it, and the name of the owner. */
    private static List<String> ours(ConnectionUrl owner) throws SQLException {
        return Catalogue.of(owner).stream()
                .filter(line -> line.contains("follow_auth_user")
                        || !line.matches(
                                "(table|function|schema) auth[. ].*|comment on (schema auth:|[a-z ]+ auth\\.).*"))
                .filter(line -> !line.equals("schema public grant USAGE to " + owner.user()))
                .toList();
    }
}

package app.alembic.schema;

import app.alembic.testing.Golden;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void theSchemaIsWhatTheGoldenFileSays() throws Exception {
        Golden.assertSame("schema.txt", Catalogue.of(TestServer.migrated().owner()));
    }
}

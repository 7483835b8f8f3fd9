package app.alembic.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @Test
    void keepsItsDataItsPortAndItsPasswordsAcrossRestarts(@TempDir Path folder) throws Exception {
        ConnectionUrls first;
        try (var server = EmbeddedPostgres.start(folder)) {
            first = server.urls();
            execute(first.owner(), "CREATE TABLE kept (n int)");
        }
        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(server.urls()).isEqualTo(first);
            execute(server.urls().owner(), "INSERT INTO kept VALUES (1)");
        }
    }

    @Test
    void refusesAFolderThatIsInUse(@TempDir Path folder) {
        try (var server = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("in use");
            assertThat(server.urls()).isNotNull();
        }
    }

    private static void execute(ConnectionUrl url, String sql) throws Exception {
        try (Connection connection = url.connect()) {
            connection.createStatement().execute(sql);
        }
    }
}

package app.alembic.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaHistoryTest {

    @Test
    void bringsAnEmptyDatabaseToTheHeadAndDoesNothingMoreTheSecondTime() throws Exception {
        ConnectionUrls urls = TestServer.empty();
        var history = new SchemaHistory(urls.owner(), Migrations.ofThisBuild());

        history.upgradeToHead();
        history.upgradeToHead();

        try (var connection = EmbeddedPostgres.connect(urls.owner());
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM alembic.history")) {
            rows.next();
            assertThat(rows.getInt(1))
                    .isEqualTo(Migrations.ofThisBuild().inOrder().size());
        }
    }
}

package app.alembic.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AlembicTest
class AlembicTestTest {

    @Autowired
    TestDatabase database;

    @Autowired
    Client client;

    @Test
    void theServiceAnswersOnAMigratedDatabase() {
        assertThat(client.get("/nowhere").status()).isBetween(300, 499);
        assertThat(database.sql()
                        .sql("SELECT to_regclass('public.users') IS NOT NULL")
                        .query((row, n) -> row.getBoolean(1))
                        .single())
                .isTrue();
    }
}

package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.ConnectionUrls;
import app.alembic.database.Database;
import app.alembic.schema.TestServer;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class KeysTest {

    private final ConnectionUrls urls = TestServer.migrated();

    @Test
    void nodesThatStartTogetherHaveTheSameKeys() throws Exception {
        Callable<String> node = () -> {
            Keys keys = node();
            return keys.signing().getKeyID() + new java.math.BigInteger(keys.derivation());
        };

        Set<String> rings = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> ring : threads.invokeAll(Collections.nCopies(12, node))) {
                rings.add(ring.get());
            }
        }

        assertThat(rings).hasSize(1);
    }

    @Test
    void everyNodeKnowsTheSessionsOfTheOthers() {
        UUID issued = new SessionIds(new Seal(node())).next();

        SessionIds elsewhere = new SessionIds(new Seal(node()));

        assertThat(issued.version()).isEqualTo(8);
        assertThat(issued.variant()).isEqualTo(2);
        assertThat(elsewhere.isOurs(issued)).isTrue();
        assertThat(elsewhere.isOurs(UUID.randomUUID())).isFalse();
        assertThat(elsewhere.isOurs(new UUID(issued.getMostSignificantBits() ^ 1, issued.getLeastSignificantBits())))
                .isFalse();
        assertThat(elsewhere.isOurs(new UUID(issued.getMostSignificantBits(), issued.getLeastSignificantBits() ^ 1)))
                .isFalse();
    }

    private Keys node() {
        var login = TestServer.dataSource(urls.authenticator());
        var database = new Database(login, login);
        return new Keys(database, database.sql());
    }
}

package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManySpendAtOnceTest {

    private static final int CONNECTIONS = 100;
    private static final int CALLS_EACH = 50;

    @ParameterizedTest
    @EnumSource
    void tenCreditsPayTenTimesHoweverManyAsk(Place place) throws Exception {
        try (var stage = new SqlStage(place)) {
            AccountId alice = withTenCredits(stage);

            long paid = paidBy(stage, alice, null);

            assertThat(paid).isEqualTo(10);
            assertThat(stage.number("SELECT credits FROM users WHERE id = '%s'".formatted(alice)))
                    .isZero();
            assertThat(charges(stage, alice)).isEqualTo(10);
            assertThat(stage.number(SqlStage.OUT_OF_BALANCE)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneReferenceIsChargedOnceHoweverManyRetryIt(Place place) throws Exception {
        try (var stage = new SqlStage(place)) {
            AccountId alice = withTenCredits(stage);

            long paid = paidBy(stage, alice, "reading:" + UUID.randomUUID());

            assertThat(paid).isEqualTo((long) CONNECTIONS * CALLS_EACH);
            assertThat(stage.number("SELECT credits FROM users WHERE id = '%s'".formatted(alice)))
                    .isEqualTo(9);
            assertThat(charges(stage, alice)).isEqualTo(1);
            assertThat(stage.number(SqlStage.OUT_OF_BALANCE)).isZero();
        }
    }

    private static AccountId withTenCredits(SqlStage stage) {
        AccountId alice = stage.person("alice");
        stage.as("service_role", null, "SELECT grant_credits('%s', 7, 'bonus', 'x', 'operator:ten')".formatted(alice));
        assertThat(stage.number("SELECT credits FROM users WHERE id = '%s'".formatted(alice)))
                .isEqualTo(10);
        return alice;
    }

    private static long charges(SqlStage stage, AccountId who) {
        return stage.number(
                "SELECT count(*) FROM credit_transactions WHERE user_id = '%s' AND type = 'usage'".formatted(who));
    }

    /** How many of the calls answered yes, made by all connections at once, each call a transaction. */
    private static long paidBy(SqlStage stage, AccountId who, @Nullable String reference) throws Exception {
        var together = new CyclicBarrier(CONNECTIONS);
        Callable<Long> spender = () -> {
            try (Connection connection = stage.urls.authenticator().connect();
                    PreparedStatement deduct = connection.prepareStatement("SELECT deduct_credits(?, 1, 'x', ?)")) {
                connection.createStatement().execute("SET ROLE service_role");
                deduct.setObject(1, who.value());
                deduct.setString(2, reference);
                together.await();
                long paid = 0;
                for (int call = 0; call < CALLS_EACH; call++) {
                    try (ResultSet answer = deduct.executeQuery()) {
                        answer.next();
                        paid += answer.getBoolean(1) ? 1 : 0;
                    }
                }
                return paid;
            }
        };
        var spenders = new ArrayList<Callable<Long>>();
        for (int i = 0; i < CONNECTIONS; i++) {
            spenders.add(spender);
        }
        long paid = 0;
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Long>> answers = threads.invokeAll(spenders);
            for (Future<Long> answer : answers) {
                paid += answer.get();
            }
        }
        return paid;
    }
}

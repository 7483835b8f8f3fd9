package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.schema.SqlStage.Outcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever does whatever to people and credits, allowed or not, in one statement or several: whenever anybody looks,
 * every balance is the sum of its ledger.
 */
class LedgerAlwaysBalancesTest {

    private static final int HANDS = 6;
    private static final int DEEDS_EACH = 60;

    /**
     * Whoever moves credits holds the row in users, and the second change of one's own row in a transaction also asks
     * PostgreSQL for the row in auth.users that it points to; whoever deletes there holds that one and asks for the
     * other. PostgreSQL sends one of the two away, and nothing is lost.
     */
    private static final String TWO_MOVEMENTS =
            "SELECT deduct_credits('%1$s', %2$d, 'x'), grant_credits('%1$s', %2$d, 'refund', 'x', NULL)";

    private static final String GOES_FOR_GOOD = "DELETE FROM auth.users WHERE id = '%1$s'";

    /** %1$s is a person, %2$d an amount, %3$s one of a few references. */
    private static final List<String> BY_THE_SERVICE = List.of(
            "SELECT deduct_credits('%1$s', %2$d, 'x')",
            "SELECT deduct_credits('%1$s', %2$d, 'x', '%3$s')",
            "SELECT grant_credits('%1$s', %2$d, 'purchase', 'x', '%3$s')",
            "SELECT grant_credits('%1$s', -%2$d, 'refund', 'x', '%3$s')",
            "SELECT grant_credits('%1$s', %2$d, 'bonus', 'x', NULL)",
            TWO_MOVEMENTS,
            "UPDATE users SET credits = credits + %2$d WHERE id = '%1$s'");

    private static final List<String> BY_THE_OWNER = List.of(
            "UPDATE users SET credits = credits + %2$d WHERE id = '%1$s'",
            "INSERT INTO credit_transactions (user_id, amount, type) VALUES ('%1$s', %2$d, 'bonus')",
            "UPDATE users SET credits = credits + %2$d WHERE id = '%1$s';"
                    + " INSERT INTO credit_transactions (user_id, amount, type) VALUES ('%1$s', %2$d, 'bonus')",
            "INSERT INTO credit_transactions (user_id, amount, type) VALUES ('%1$s', %2$d, 'purchase');"
                    + " UPDATE users SET credits = credits + %2$d + 1 WHERE id = '%1$s'",
            "DELETE FROM credit_transactions WHERE user_id = '%1$s'",
            "DELETE FROM users WHERE id = '%1$s'",
            "INSERT INTO users (id, email, credits) VALUES ('%1$s', '', %2$d)");

    private static final List<String> BY_THE_AUTH_SERVICE = List.of(
            "INSERT INTO auth.users (id, is_anonymous) VALUES ('%1$s', %2$d > 5)",
            "INSERT INTO auth.users (id, is_anonymous) VALUES ('%1$s', %2$d > 5)",
            "UPDATE auth.users SET is_anonymous = NOT is_anonymous WHERE id = '%1$s'",
            GOES_FOR_GOOD);

    private record Deed(String template, SqlStage.Outcome outcome) {

        boolean isDone() {
            return !(outcome instanceof Refused);
        }

        boolean breaksTheOrderOfLocks() {
            return outcome instanceof Refused refused
                    && refused.sqlState().equals("40P01")
                    && !Set.of(TWO_MOVEMENTS, GOES_FOR_GOOD).contains(template);
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterEveryTransactionOfAnybody(Place place) throws Exception {
        var people = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            people.add(UUID.randomUUID());
        }
        int done = 0;
        try (var stage = new SqlStage(place);
                var threads = Executors.newFixedThreadPool(HANDS)) {
            var hands = new ArrayList<Callable<Integer>>();
            for (int hand = 0; hand < HANDS; hand++) {
                var chance = new Random(hand);
                hands.add(() -> deeds(stage, people, chance));
            }
            for (Future<Integer> hand : threads.invokeAll(hands)) {
                done += hand.get();
            }
        }

        assertThat(done).as("deeds that were allowed").isBetween(HANDS * DEEDS_EACH / 10, HANDS * DEEDS_EACH - 1);
    }

    private static int deeds(SqlStage stage, List<UUID> people, Random chance) {
        int done = 0;
        for (int i = 0; i < DEEDS_EACH; i++) {
            Deed deed = deed(stage, people, chance);
            assertThat(deed).matches(d -> !d.breaksTheOrderOfLocks(), "locks are taken in one order");
            assertThat(stage.number(SqlStage.OUT_OF_BALANCE))
                    .as("after %s", deed)
                    .isZero();
            done += deed.isDone() ? 1 : 0;
        }
        return done;
    }

    private static Deed deed(SqlStage stage, List<UUID> people, Random chance) {
        int who = chance.nextInt(3);
        List<String> deeds =
                List.of(BY_THE_SERVICE, BY_THE_OWNER, BY_THE_AUTH_SERVICE).get(who);
        String template = deeds.get(chance.nextInt(deeds.size()));
        String sql = template.formatted(
                people.get(chance.nextInt(people.size())), chance.nextInt(1, 10), "operator:" + chance.nextInt(20));
        return new Deed(
                template,
                switch (who) {
                    case 0 -> stage.as("service_role", null, sql);
                    case 1 -> stage.tryAsOwner(sql);
                    default -> stage.tryAsAuthService(sql);
                });
    }
}

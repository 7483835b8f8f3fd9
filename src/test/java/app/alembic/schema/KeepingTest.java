package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.AccountId;
import app.alembic.schema.SqlStage.Outcome.Refused;
import app.alembic.schema.SqlStage.Outcome.Rows;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What stays of an account, a ledger and a reading when their time is over, and what does not. */
@ParameterizedClass
@EnumSource(Place.class)
class KeepingTest {

    private static SqlStage stage;

    private final Place place;

    KeepingTest(Place place) {
        this.place = place;
    }

    @BeforeParameterizedClassInvocation
    static void database(Place place) {
        stage = new SqlStage(place);
    }

    @Test
    void whateverDeletesAnAccountLedgerAndStripeIdsAreArchivedWithoutAName() {
        AccountId alice = stage.person("alice");
        UUID reading = stage.readingOf(alice);
        String address = "alice.%s@example.org".formatted(alice);
        stage.asOwner("""
                SELECT grant_credits('%1$s', 20, 'purchase', 'Twenty credits', 'stripe:%2$s');
                SELECT grant_credits('%1$s', 1, 'bonus', 'For %3$s, who wrote as %4$s', 'operator:%2$s');
                SELECT deduct_credits('%1$s', 1, 'Reading', 'reading:%2$s');
                UPDATE subscriptions SET stripe_subscription_id = 'sub_%2$s', status = 'active', plan = 'seeker'
                WHERE user_id = '%1$s'
                """.formatted(alice, reading, address, address.toUpperCase(Locale.ROOT)));
        long before = count("credit_transactions WHERE user_id = '%s'".formatted(alice));

        stage.asAuthService("DELETE FROM auth.users WHERE id = '%s'".formatted(alice));

        String subject = "subject = (SELECT subject FROM subscription_archive WHERE stripe_subscription_id = 'sub_%s')"
                .formatted(reading);
        assertThat(before).isEqualTo(4);
        assertThat(count("credit_transaction_archive WHERE " + subject)).isEqualTo(before);
        assertThat(stage.number("SELECT sum(amount) FROM credit_transaction_archive WHERE " + subject))
                .isEqualTo(23);
        assertThat(count("credit_transaction_archive WHERE reference = 'stripe:%s'".formatted(reading)))
                .isEqualTo(1);
        assertThat(count("credit_transaction_archive c WHERE to_jsonb(c)::text ~* '%s'".formatted(alice)))
                .as("rows that still name her")
                .isZero();
        assertThat(count("credit_transaction_archive WHERE description = 'For (address), who wrote as (address)'"))
                .isEqualTo(1);
        assertThat(count("subscription_archive s WHERE %s AND plan = 'seeker' AND ended_at IS NULL".formatted(subject)))
                .isEqualTo(1);
        for (String table : new String[] {"users", "readings", "credit_transactions", "subscriptions", "generations"}) {
            String whose = table.equals("users") ? "id" : "user_id";
            assertThat(count("%s WHERE %s = '%s'".formatted(table, whose, alice)))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void twoAccountsHaveTwoSubjects() {
        AccountId alice = stage.person("alice");
        AccountId bob = stage.person("bob");
        long subjects = count("(SELECT DISTINCT subject FROM credit_transaction_archive) s");

        stage.asAuthService("DELETE FROM auth.users WHERE id IN ('%s', '%s')".formatted(alice, bob));

        assertThat(count("(SELECT DISTINCT subject FROM credit_transaction_archive) s"))
                .isEqualTo(subjects + 2);
    }

    @Test
    void theArchivesAreTheServicesToReadAndNobodysToChange() {
        AccountId charlie = stage.person("charlie");
        for (String table : new String[] {"credit_transaction_archive", "subscription_archive"}) {
            assertThat(stage.as("authenticated", charlie, "SELECT FROM " + table))
                    .isInstanceOf(Refused.class);
            assertThat(stage.as("anon", null, "SELECT FROM " + table)).isInstanceOf(Refused.class);
            assertThat(stage.as("service_role", null, "SELECT FROM " + table)).isInstanceOf(Rows.class);
            assertThat(stage.as("service_role", null, "DELETE FROM " + table)).isInstanceOf(Refused.class);
        }
        assertThat(stage.as("service_role", null, "UPDATE credit_transaction_archive SET amount = 0"))
                .isInstanceOf(Refused.class);
        assertThat(stage.as("service_role", null, "UPDATE subscription_archive SET ended_at = now()"))
                .isInstanceOf(Rows.class);
    }

    @Test
    void movementsOfMoreThanSevenYearsAgoAreFoldedIntoOneThatCarriesTheBalanceForward() {
        AccountId alice = stage.person("alice");
        movement(alice, 10, "purchase", "8 years");
        movement(alice, -4, "usage", "7 years 6 months");
        movement(alice, -1, "usage", "1 year");

        stage.asOwner("SELECT purge_credit_transactions(now() - interval '7 years')");

        assertThat(stage.number("SELECT credits FROM users WHERE id = '%s'".formatted(alice)))
                .isEqualTo(8);
        assertThat(count("credit_transactions WHERE user_id = '%s'".formatted(alice)))
                .as("opening, last year's and the one carried forward")
                .isEqualTo(3);
        assertThat(stage.number("SELECT amount FROM credit_transactions WHERE user_id = '%s' AND description = '%s'"
                        .formatted(alice, "Carried forward")))
                .isEqualTo(6);
        stage.asOwner("SELECT purge_credit_transactions(now() - interval '7 years')");
        assertThat(count("credit_transactions WHERE user_id = '%s'".formatted(alice)))
                .isEqualTo(3);
    }

    @Test
    void nothingYoungerIsPurgedAndNoOldRowGoesWithoutItsWeight() {
        AccountId alice = stage.person("alice");
        movement(alice, 10, "purchase", "8 years");

        assertThat(stage.tryAsOwner("SELECT purge_credit_transactions(now() - interval '6 years')"))
                .isInstanceOf(Refused.class);
        assertThat(stage.tryAsOwner("SELECT purge_credit_transactions(NULL)")).isInstanceOf(Refused.class);
        assertThat(stage.as("service_role", null, "SELECT purge_credit_transactions(now() - interval '7 years')"))
                .isInstanceOf(Refused.class);
        assertThat(stage.tryAsOwner(
                        "DELETE FROM credit_transactions WHERE user_id = '%s' AND amount = 10".formatted(alice)))
                .as("a deletion that the balance would miss")
                .isInstanceOf(Refused.class);
        assertThat(stage.tryAsOwner(
                        "DELETE FROM credit_transactions WHERE user_id = '%s' AND amount = 3".formatted(alice)))
                .as("a deletion of a young row")
                .isInstanceOf(Refused.class);
    }

    @Test
    void unpaidReadingsGoPastTheirDayAndPaidOnesStay() {
        AccountId alice = stage.person("alice");
        UUID expired = stage.readingOf(alice);
        UUID paid = stage.readingOf(alice);
        UUID young = stage.readingOf(alice);
        // Only by going around the trigger: a term is never shortened.
        stage.asOwner("""
                ALTER TABLE readings DISABLE TRIGGER keep_until_only_rises;
                UPDATE readings SET keep_until = now() - interval '1 second', paid = (id = '%2$s')
                WHERE id IN ('%1$s', '%2$s');
                ALTER TABLE readings ENABLE TRIGGER keep_until_only_rises
                """.formatted(expired, paid));

        assertThat(stage.as("authenticated", alice, "SELECT delete_expired_readings(100)"))
                .isInstanceOf(Refused.class);
        assertThat(stage.as("service_role", null, "SELECT delete_expired_readings(100)"))
                .isInstanceOf(Rows.class);

        assertThat(count("readings WHERE id = '%s'".formatted(expired))).isZero();
        assertThat(count("generations WHERE id = '%s'".formatted(expired))).isZero();
        assertThat(count("readings WHERE id IN ('%s', '%s')".formatted(paid, young)))
                .isEqualTo(2);
    }

    private static void movement(AccountId who, int amount, String type, String ago) {
        stage.asOwner("""
                UPDATE users SET credits = credits + %2$d WHERE id = '%1$s';
                INSERT INTO credit_transactions (user_id, amount, type, created_at)
                VALUES ('%1$s', %2$d, '%3$s', now() - interval '%4$s')
                """.formatted(who, amount, type, ago));
    }

    private static long count(String from) {
        return stage.number("SELECT count(*) FROM " + from);
    }
}

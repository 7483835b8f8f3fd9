package app.alembic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.database.AccountId;
import app.alembic.schema.SqlStage.Outcome.Refused;
import app.alembic.schema.SqlStage.Outcome.Rows;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Place.class)
class LedgerTest {

    private static SqlStage stage;

    @Parameter
    Place place;

    @BeforeParameterizedClassInvocation
    static void database(Place place) {
        stage = new SqlStage(place);
    }

    @AfterParameterizedClassInvocation
    static void end() throws SQLException {
        stage.close();
    }

    @Test
    void whoeverAppearsInAuthIsACompletePersonWithOpeningCreditsInTheLedger() {
        AccountId alice = stage.person("alice");

        assertThat(balance(alice)).isEqualTo(3);
        assertThat(ledger(alice)).isEqualTo(3);
        assertThat(stage.number("SELECT count(*) FROM users WHERE id = '%s' AND tier = 'free'".formatted(alice)))
                .isEqualTo(1);
    }

    @Test
    void aGuestHasNoCreditsUntilTheGuestSignsUp() {
        UUID guest = UUID.randomUUID();
        stage.asAuthService("INSERT INTO auth.users (id, is_anonymous) VALUES ('%s', true)".formatted(guest));
        assertThat(balance(new AccountId(guest))).isZero();

        String signUp =
                "UPDATE auth.users SET is_anonymous = false, email = 'guest.%1$s@example.org' WHERE id = '%1$s'";
        stage.asAuthService(signUp.formatted(guest));
        stage.asAuthService("UPDATE auth.users SET is_anonymous = true WHERE id = '%s'".formatted(guest));
        stage.asAuthService(signUp.formatted(guest));

        assertThat(balance(new AccountId(guest))).isEqualTo(3);
        assertThat(ledger(new AccountId(guest))).isEqualTo(3);
    }

    @Test
    void theProfileFollowsAChangeOfAddress() {
        AccountId alice = stage.person("alice");

        stage.asAuthService("UPDATE auth.users SET email = 'new.%1$s@example.org' WHERE id = '%1$s'".formatted(alice));

        assertThat(stage.number("SELECT count(*) FROM users WHERE email = 'new.%s@example.org'".formatted(alice)))
                .isEqualTo(1);
    }

    @Test
    void deductingTakesWhatIsThereAndAnswersFalseForAnEmptyPurseOrAStranger() {
        AccountId alice = stage.person("alice");

        assertThat(deduct(alice, 2, null)).isTrue();
        assertThat(deduct(alice, 2, null)).isFalse();
        assertThat(deduct(new AccountId(UUID.randomUUID()), 1, null)).isFalse();

        assertThat(balance(alice)).isEqualTo(1);
        assertThat(ledger(alice)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NULL"})
    void anAmountThatIsNoneIsAnError(String amount) {
        AccountId alice = stage.person("alice");

        assertThat(stage.as("service_role", null, "SELECT deduct_credits('%s', %s, 'x')".formatted(alice, amount)))
                .isInstanceOf(Refused.class);
        assertThat(balance(alice)).isEqualTo(3);
    }

    @Test
    void oneReferenceChargesOnceAndIsRefundedOnce() {
        AccountId alice = stage.person("alice");
        String reference = "reading:" + UUID.randomUUID();

        assertThat(deduct(alice, 1, reference)).isTrue();
        assertThat(deduct(alice, 1, reference)).isTrue();
        assertThat(balance(alice)).isEqualTo(2);

        for (int i = 0; i < 2; i++) {
            assertThat(stage.as(
                            "service_role",
                            null,
                            "SELECT grant_credits('%s', 1, 'refund', 'back', '%s')".formatted(alice, reference)))
                    .isEqualTo(new Rows(1));
        }
        assertThat(balance(alice)).isEqualTo(3);
        assertThat(ledger(alice)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE credit_transactions SET amount = 100 WHERE user_id = '%s'",
                "DELETE FROM credit_transactions WHERE user_id = '%s'",
                "TRUNCATE credit_transactions /* %s */",
                "UPDATE users SET credits = 100 WHERE id = '%s'",
                "UPDATE users SET credits = -1 WHERE id = '%s'",
                "INSERT INTO credit_transactions (user_id, amount, type) VALUES ('%s', 5, 'bonus')",
                "INSERT INTO credit_transactions (user_id, amount, type) VALUES ('%s', 5, 'usage')",
                "INSERT INTO credit_transactions (user_id, amount, type) VALUES ('%s', 0, 'refund')"
            })
    void notEvenTheOwnerOfTheTablesCanCookTheBooks(String attempt) {
        AccountId alice = stage.person("alice");

        assertThat(stage.tryAsOwner(attempt.formatted(alice))).isInstanceOf(Refused.class);

        assertThat(balance(alice)).isEqualTo(3);
        assertThat(ledger(alice)).isEqualTo(3);
    }

    @Test
    void aPersonsLedgerGoesWithThePerson() {
        AccountId alice = stage.person("alice");
        stage.readingOf(alice);

        stage.asAuthService("DELETE FROM auth.users WHERE id = '%s'".formatted(alice));

        assertThat(stage.number("SELECT count(*) FROM credit_transactions WHERE user_id = '%s'".formatted(alice)))
                .isZero();
        assertThat(stage.number("SELECT count(*) FROM generations WHERE user_id = '%s'".formatted(alice)))
                .isZero();
    }

    @Test
    void aReadingTakesItsGenerationWithItAndTheCostOfTheCallStays() {
        AccountId alice = stage.person("alice");
        UUID reading = stage.readingOf(alice);

        assertThat(stage.as("authenticated", alice, "DELETE FROM readings WHERE id = '%s'".formatted(reading)))
                .isEqualTo(new Rows(1));

        assertThat(stage.number("SELECT count(*) FROM generations WHERE id = '%s'".formatted(reading)))
                .isZero();
        assertThat(stage.number(
                        "SELECT count(*) FROM llm_usage WHERE user_id = '%s' AND reading_id IS NULL AND generation_id IS NULL"
                                .formatted(alice)))
                .isEqualTo(1);
    }

    @Test
    void theTimeAReadingIsKeptOnlyRises() {
        AccountId alice = stage.person("alice");
        UUID reading = stage.readingOf(alice);
        String keep = "UPDATE readings SET keep_until = now() + interval '%s' WHERE id = '" + reading + "'";

        stage.as("service_role", null, keep.formatted("2 years"));
        stage.as("service_role", null, keep.formatted("1 day"));

        assertThat(stage.number(
                        "SELECT count(*) FROM readings WHERE id = '%s' AND keep_until > now() + interval '1 year'"
                                .formatted(reading)))
                .isEqualTo(1);
    }

    @AfterEach
    void everyBalanceIsTheSumOfItsLedger() {
        assertThat(stage.number(SqlStage.OUT_OF_BALANCE)).isZero();
    }

    private static boolean deduct(AccountId who, int amount, @Nullable String reference) {
        return stage.as(
                        "service_role",
                        null,
                        "SELECT WHERE deduct_credits('%s', %d, 'x', %s)"
                                .formatted(who, amount, reference == null ? "NULL" : "'" + reference + "'"))
                .equals(new Rows(1));
    }

    private static long balance(AccountId who) {
        return stage.number("SELECT credits FROM users WHERE id = '%s'".formatted(who));
    }

    private static long ledger(AccountId who) {
        return stage.number(
                "SELECT coalesce(sum(amount), 0) FROM credit_transactions WHERE user_id = '%s'".formatted(who));
    }
}

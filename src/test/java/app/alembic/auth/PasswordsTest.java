package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordsTest {

    private final Passwords passwords = new Passwords(new CommonPasswords());

    @Test
    void everyCharacterCounts() {
        String longest = "é".repeat(127);

        String hash = passwords.hash(longest + "a");

        assertThat(hash).startsWith("{sha384-bcrypt}$2a$10$");
        assertThat(passwords.matches(longest + "a", hash)).isTrue();
        assertThat(passwords.matches(longest + "b", hash)).isFalse();
        assertThat(passwords.isDated(hash)).isFalse();
    }

    @Test
    void aHashWithoutAnIdIsPlainBcrypt() {
        String imported = new BCryptPasswordEncoder(10).encode("x".repeat(72));

        assertThat(passwords.matches("x".repeat(72), imported)).isTrue();
        assertThat(passwords.matches("x".repeat(73), imported)).isFalse();
        assertThat(passwords.isDated(String.valueOf(imported))).isTrue();
    }

    @Test
    void nobodysPasswordCostsAsMuchAsAnybodysAndNeverMatches() {
        String somebodys = passwords.hash("a lantern over still water");

        Duration theirs = timeOf(somebodys);
        Duration nobodys = timeOf(null);

        assertThat(passwords.matches("", null)).isFalse();
        assertThat(passwords.matches("a lantern over still water", null)).isFalse();
        assertThat(nobodys).isBetween(theirs.dividedBy(3), theirs.multipliedBy(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PASSWORD", "Password1", "12345678", "qwertyuiop", "iloveyou", "1qaz2wsx"})
    void refusesTheMostCommonHoweverTheyAreCapitalised(String password) {
        assertThatThrownBy(() -> passwords.requireAcceptable(password))
                .isInstanceOfSatisfying(AuthRefusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(AuthCode.WEAK_PASSWORD);
                    assertThat(refusal.reasons()).containsExactly("pwned");
                });
    }

    @Test
    void takesEightTo128Characters() {
        assertThatThrownBy(() -> passwords.requireAcceptable("7 chars"))
                .isInstanceOfSatisfying(
                        AuthRefusal.class,
                        refusal -> assertThat(refusal.reasons()).containsExactly("length"));
        assertThatCode(() -> passwords.requireAcceptable("8 chars!")).doesNotThrowAnyException();
        assertThatCode(() -> passwords.requireAcceptable("🂠".repeat(128))).doesNotThrowAnyException();
        assertThatThrownBy(() -> passwords.requireAcceptable("x".repeat(129)))
                .isInstanceOfSatisfying(
                        AuthRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo(AuthCode.VALIDATION_FAILED));
    }

    /** The quickest of several, for the machine may be busy elsewhere. */
    private Duration timeOf(@Nullable String hash) {
        Duration least = Duration.ofDays(1);
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            passwords.matches("something else entirely", hash);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            least = took.compareTo(least) < 0 ? took : least;
        }
        return least;
    }
}

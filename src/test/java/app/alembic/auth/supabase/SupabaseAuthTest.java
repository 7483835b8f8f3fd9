package app.alembic.auth.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.alembic.testing.Gateway;
import app.alembic.testing.Gateway.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupabaseAuthTest {

    private static final String TOKENS =
            "{\"access_token\": \"a.b.c\", \"token_type\": \"bearer\", \"refresh_token\": \"r\"}";

    private final Gateway supabase = new Gateway(null);
    private final SupabaseAuth auth = SupabaseClients.auth(supabase.url(), Duration.ofSeconds(10));

    @AfterEach
    void close() {
        supabase.close();
    }

    @Test
    void asksAsSupabasesOwnClientsDo() {
        supabase.answering("/auth/v1/", 200, TOKENS);

        assertThat(auth.signIn("a@b.example", "pass")).isEqualTo(new GrantedTokens("a.b.c", "r"));
        assertThat(auth.signUp("a@b.example", "pass", "https://tarot.example/signin?a=b"))
                .isPresent();
        auth.refresh("r");
        auth.signOut("a.b.c");

        assertThat(supabase.questions("/"))
                .extracting(Gateway.Question::method, Gateway.Question::path, Gateway.Question::authorization)
                .containsExactly(
                        tuple("POST", "/auth/v1/token?grant_type=password", ""),
                        tuple("POST", "/auth/v1/signup?redirect_to=https%3A%2F%2Ftarot.example%2Fsignin%3Fa%3Db", ""),
                        tuple("POST", "/auth/v1/token?grant_type=refresh_token", ""),
                        tuple("POST", "/auth/v1/logout?scope=local", "Bearer a.b.c"));
        assertThat(supabase.questions("/"))
                .allMatch(question -> question.apiKey().equals(SupabaseClients.ANON_KEY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"code\": \"invalid_credentials\", \"message\": \"Invalid login credentials\"} | invalid_credentials",
                "400 | {\"code\": 400, \"error_code\": \"invalid_credentials\", \"msg\": \"Invalid login credentials\"} | invalid_credentials",
                "400 | {\"error\": \"invalid_grant\", \"error_description\": \"Invalid login credentials\"} | invalid_grant",
                "401 | {\"message\": \"Invalid API key\"} | ''",
                "429 | <html>Too Many Requests</html> | ''",
                "422 | {\"code\": \"Not A Code\\n\"} | ''"
            })
    void understandsARefusalInEveryFormThatSupabaseHasHad(int status, String body, String code) {
        supabase.answering("/auth/v1/token", status, body);

        assertThatThrownBy(() -> auth.signIn("a@b.example", "pass"))
                .isInstanceOfSatisfying(SupabaseRefusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(status);
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.getMessage()).doesNotContain("a@b.example", "login");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 403, 404, 500, 502, 503, 504, 521})
    void aPageInsteadOfAnAnswerIsSilence(int status) {
        supabase.answering("/auth/v1/token", status, "<html>The site is down</html>");

        assertThatThrownBy(() -> auth.refresh("r")).isInstanceOf(SupabaseUnavailable.class);
    }

    @Test
    void silenceEnds() {
        var end = new CountDownLatch(1);
        supabase.answering(question -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(Reply.HANG_UP);
        });
        SupabaseAuth impatient = SupabaseClients.auth(supabase.url(), Duration.ofMillis(200));

        assertThatThrownBy(() -> impatient.refresh("r")).isInstanceOf(SupabaseUnavailable.class);
        end.countDown();
    }

    @Test
    void aServerThatIsNotThereIsSilence() {
        String url = supabase.url();
        supabase.close();

        assertThatThrownBy(
                        () -> SupabaseClients.auth(url, Duration.ofSeconds(10)).keys())
                .isInstanceOf(SupabaseUnavailable.class);
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        supabase.answering("/auth/v1/token", 200, "{\"x\": \"" + "x".repeat(9 * 1024 * 1024) + "\"}");

        assertThatThrownBy(() -> auth.refresh("r")).isInstanceOf(SupabaseUnavailable.class);
    }

    @Test
    void tokensThatDoNotFitIntoAHeaderAreNone() {
        supabase.answering(
                "/auth/v1/token", 200, "{\"access_token\": \"a.b.c\", \"refresh_token\": \"r\\r\\nSet-Cookie: x=y\"}");

        assertThatThrownBy(() -> auth.refresh("r")).isInstanceOf(SupabaseUnavailable.class);
    }

    @Test
    void neitherTokensNorKeysAreWrittenByAccident() {
        assertThat(new GrantedTokens("a.b.c", "refresh").toString()).doesNotContain("a.b.c", "refresh");
        assertThat(SupabaseClients.settings("https://x.supabase.co").toString())
                .doesNotContain(SupabaseClients.ANON_KEY, SupabaseClients.SERVICE_ROLE_KEY);
    }
}

package app.alembic.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.oracle.OracleSettings.Calls;
import app.alembic.oracle.OracleSettings.Model;
import app.alembic.oracle.OracleSettings.Timeout;
import app.alembic.oracle.wire.Switchboard;
import app.alembic.problem.WrongSetting;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops a start, in which words. */
class InterpretersTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aModelKnowsWhoItIs() {
        Oracle oracle =
                interpreters(new Model("key", "https://api.x.ai/v1/", "grok")).named(" xai ");

        assertThat(oracle.provider()).isEqualTo("xai");
        assertThat(oracle.model()).isEqualTo("grok");
    }

    @Test
    void theMirrorNeedsNeitherKeyNorPromptsNorAClient() {
        var settings = settings(new Model("", "", ""), SECOND);
        var interpreters = new Interpreters(
                settings,
                () -> {
                    throw new IllegalStateException("asked for prompts");
                },
                () -> {
                    throw new IllegalStateException("asked for a connection");
                },
                Clock.systemUTC());

        assertThat(interpreters.named("mirror").provider()).isEqualTo("mirror");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xai", "openai", "anthropic"})
    void aProviderWithoutItsKeyStopsTheStart(String provider) {
        assertThatThrownBy(() ->
                        interpreters(new Model("", "https://api.x.ai/v1", "m")).named(provider))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("ALEMBIC_ORACLES names %s but %s_API_KEY is empty; set it, or leave %s out."
                        .formatted(provider, provider.toUpperCase(Locale.ROOT), provider));
    }

    @Test
    void anUnknownNameStopsTheStart() {
        assertThatThrownBy(() ->
                        interpreters(new Model("k", "https://api.x.ai/v1", "m")).named("grok"))
                .isInstanceOf(WrongSetting.class)
                .hasMessage(
                        "ALEMBIC_ORACLES names grok, which this version does not know; it knows xai, openai, anthropic, ollama and mirror.");
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.x.ai/v1, is not https",
        "http://10.0.0.5:11434, is not https",
        "ftp://localhost, is not https",
        "https://me:secret@api.x.ai, is not the address",
        "https://api.x.ai/v1?key=secret, is not the address",
        "api.x.ai, is not the address",
        "'', is not the address",
        "https://a b, is not the address"
    })
    void anAddressThatWouldGiveQuestionsAwayStopsTheStart(String baseUrl, String why) {
        assertThatThrownBy(() -> interpreters(new Model("k", baseUrl, "m")).named("openai"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("OPENAI_BASE_URL " + why)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:11434", "http://127.0.0.1:1/v1", "http://[::1]:8080", "https://x.example"})
    void httpsAndThisMachineWillDo(String baseUrl) {
        interpreters(new Model("", baseUrl, "m")).named("ollama");
    }

    @Test
    void aKeyWithALineBreakAndAnEmptyModelStopTheStart() {
        assertThatThrownBy(() -> interpreters(new Model("a\nb", "https://x.example", "m"))
                        .named("xai"))
                .hasMessage("XAI_API_KEY has characters that no key has; copy it again from your account.");
        assertThatThrownBy(() ->
                        interpreters(new Model("k", "https://x.example", " ")).named("xai"))
                .hasMessage("XAI_MODEL is empty; name a model, or leave it out.");
    }

    @Test
    void aTimeOfZeroStopsTheStart() {
        assertThatThrownBy(() -> new Interpreters(
                        settings(new Model("", "", ""), Duration.ZERO),
                        () -> InterpretersTest::unasked,
                        () -> new Switchboard(SECOND),
                        Clock.systemUTC()))
                .hasMessage("`alembic.oracle.timeout.silence` must be greater than zero.");
    }

    private static Prompt unasked(Inquiry inquiry) {
        throw new IllegalStateException("nothing is asked here");
    }

    private static Interpreters interpreters(Model model) {
        return new Interpreters(
                settings(model, SECOND),
                () -> InterpretersTest::unasked,
                () -> new Switchboard(SECOND),
                Clock.systemUTC());
    }

    private static OracleSettings settings(Model model, Duration silence) {
        var timeout = new Timeout(SECOND, SECOND, silence, SECOND);
        return new OracleSettings(timeout, new Calls(16, 64), Duration.ZERO, model, model, model, model);
    }
}

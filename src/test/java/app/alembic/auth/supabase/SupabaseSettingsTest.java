package app.alembic.auth.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.problem.WrongSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupabaseSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://abcdefgh.supabase.co",
                "https://abcdefgh.supabase.co/",
                " https://auth.example.org:8443 ",
                "http://localhost:54321",
                "http://127.0.0.1:54321/",
                "http://[::1]:54321"
            })
    void aProjectsAddressIsHttpsOrOnThisMachine(String url) {
        assertThatCode(() -> new SupabaseSettings(url, "anon", "service").requireUsable())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://abcdefgh.supabase.co, is not https",
        "http://127.0.0.1.example.org, is not https",
        "ftp://abcdefgh.supabase.co, is not https",
        "https://abcdefgh.supabase.co/auth/v1, without a path",
        "https://abcdefgh.supabase.co?x=y, without a path",
        "https://user:secret@abcdefgh.supabase.co, without a path",
        "abcdefgh.supabase.co, without a path",
        "'https://abc defgh', without a path",
        "https://, without a path"
    })
    void anotherAddressStopsTheStart(String url, String sentence) {
        assertThatThrownBy(() -> new SupabaseSettings(url, "anon", "service").requireUsable())
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("SUPABASE_URL ")
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "'', service, SUPABASE_ANON_KEY is empty",
        "anon, '', SUPABASE_SERVICE_ROLE_KEY is empty",
        "anon, anon, hold the same key",
        "'an on', service, SUPABASE_ANON_KEY has characters that no key has"
    })
    void bothKeysAreNeeded(String anon, String service, String sentence) {
        assertThatThrownBy(() -> new SupabaseSettings("https://abcdefgh.supabase.co", anon, service).requireUsable())
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void withoutAnAddressNothingIsAskedOfTheKeys() {
        var none = new SupabaseSettings(" ", null, "left over");

        assertThatCode(none::requireUsable).doesNotThrowAnyException();
        assertThat(none.isSet()).isFalse();
    }
}

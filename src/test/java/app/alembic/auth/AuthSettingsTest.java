package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.alembic.auth.AuthSettings.Jwt;
import app.alembic.auth.AuthSettings.PublicSite;
import app.alembic.problem.WrongSetting;
import org.junit.jupiter.api.Test;

class AuthSettingsTest {

    @Test
    void aSharedSecretHasAtLeast32Bytes() {
        assertThatCode(() -> settings("é".repeat(16), true).requireUsable()).doesNotThrowAnyException();
        assertThatCode(() -> settings("", true).requireUsable()).doesNotThrowAnyException();
        assertThatThrownBy(() -> settings("x".repeat(31), true).requireUsable())
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("ALEMBIC_JWT_SECRET has 31 bytes; give it at least 32")
                .hasMessageNotContaining("xxx");
    }

    @Test
    void noConfirmationIsAskedForThatNobodyCouldSend() {
        assertThatThrownBy(() -> settings("", false).requireUsable())
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("ALEMBIC_AUTOCONFIRM");
    }

    @Test
    void cookiesAreHeldBackFromPlainHttpWhereTheServiceIsReachedByHttps() {
        assertThat(settings("", true).https()).isFalse();
        assertThat(new AuthSettings(new Jwt(""), new PublicSite("https://a.example"), true).https())
                .isTrue();
        assertThat(new AuthSettings(new Jwt(""), new PublicSite("http://a.example"), true).https())
                .isFalse();
    }

    private static AuthSettings settings(String secret, boolean autoconfirm) {
        return new AuthSettings(new Jwt(secret), new PublicSite(""), autoconfirm);
    }
}

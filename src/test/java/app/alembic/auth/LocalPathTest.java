package app.alembic.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "cards",
                "https://evil.example",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/cards\\..\\evil",
                "/cards\r\nSet-Cookie: a=b",
                " /cards",
                "javascript:alert(1)",
                "/c\u00e4rds",
                "/\u0000"
            })
    void isNothingThatABrowserCouldTakeForAnotherHost(String text) {
        assertThat(LocalPath.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cards", "/readings/new?spread=single&x=1#top", "/a//b", "/@evil.example", "/%2F/x"})
    void isAnyPathOfThisService(String text) {
        assertThat(LocalPath.of(text)).contains(new LocalPath(text));
    }
}

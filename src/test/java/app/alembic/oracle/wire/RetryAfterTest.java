package app.alembic.oracle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        " 17 , 17",
        "'Sun, 22 Nov 2026 12:00:20 GMT', 20",
        "'Sun, 22 Nov 2026 12:00:00 GMT', 0",
        "'Wed, 21 Oct 2015 07:28:00 GMT', 0"
    })
    void secondsAndDatesAreBothUnderstood(String value, long seconds) {
        assertThat(RetryAfter.parse(value, NOON)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999", "Sun, 22 Nov 2026"})
    void whatIsNeitherIsPassedOver(String value) {
        assertThat(RetryAfter.parse(value, NOON)).isEmpty();
    }
}

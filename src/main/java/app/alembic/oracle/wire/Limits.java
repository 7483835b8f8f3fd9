package app.alembic.oracle.wire;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until the connection stands
 * @param firstToken from the beginning to the first token, a second attempt and the pause before it included; reasoning
 *     counts as tokens, pings do not
 * @param silence between two tokens
 * @param total from the beginning to the end mark
 * @param retryPause before the second attempt, where the provider names none
 */
public record Limits(Duration connect, Duration firstToken, Duration silence, Duration total, Duration retryPause) {}

package app.alembic.reading;

import java.time.Instant;
import java.util.UUID;

/**
 * One turn of the talk about a finished reading.
 *
 * @param role user or assistant
 */
public record Message(UUID id, String role, String content, Instant createdAt) {}

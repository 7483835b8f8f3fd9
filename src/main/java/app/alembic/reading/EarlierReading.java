package app.alembic.reading;

import java.time.Instant;
import java.util.UUID;

/** The same question, asked not long ago. */
record EarlierReading(UUID id, Instant createdAt) {}

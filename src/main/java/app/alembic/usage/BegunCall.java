package app.alembic.usage;

import app.alembic.oracle.Rank;
import java.util.UUID;

/**
 * A call of an oracle that may be made.
 *
 * @param id for {@link ModelCall}
 * @param rank as the plan of whoever it is made for holds
 */
public record BegunCall(UUID id, Rank rank) {}

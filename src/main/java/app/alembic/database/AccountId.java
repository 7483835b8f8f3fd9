package app.alembic.database;

import java.util.UUID;

/** Who somebody is: {@code auth.users.id}, and what {@code auth.uid()} answers in a transaction of theirs. */
public record AccountId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
